/** A signal that has aborted before anybody listened is not heard: it is looked at where work begins. */
import { AnalyticsError } from '@analytics/domain';

/** Throws RUN_CANCELLED. */
export function requireWanted(signal: AbortSignal): void {
  if (signal.aborted)
    throw new AnalyticsError('RUN_CANCELLED', 'Expected work that somebody waits for, found it cancelled.');
}
