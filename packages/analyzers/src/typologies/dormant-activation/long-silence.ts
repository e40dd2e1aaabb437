/** How long a silence is long: a quarter, or most of a window that is shorter. */
import { DAY_MS, type Window } from '@analytics/domain';
import type { DormantActivationSettings } from './params.ts';

/** Days without a transfer. */
export function longSilenceDays(
  { start_ms, end_ms }: Pick<Window, 'start_ms' | 'end_ms'>,
  { min_silent_days, min_silent_ratio, least_silent_days }: DormantActivationSettings,
): number {
  const of_window = (min_silent_ratio * (end_ms - start_ms)) / DAY_MS;
  return Math.min(min_silent_days, Math.max(least_silent_days, of_window));
}
