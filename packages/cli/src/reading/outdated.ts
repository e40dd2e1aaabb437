/** Whether a slice is older than what is loaded: then what it does not show may be there all the same. */
import type { AuditedStep, LabelChange, RowAccount, ShownRun, Window } from '@analytics/domain';

/** Steps of the audit that are looked through, the newest first. */
export const STEPS_LOOKED_AT = 1000;

interface LoadedSince {
  /** That published the slice. */
  readonly run: Pick<ShownRun, 'run_id' | 'started_ms'>;
  readonly newest_label_change: Pick<LabelChange, 'changed_at_ms'> | undefined;
  /** Newest first. */
  readonly steps: readonly Pick<AuditedStep, 'run_id' | 'step' | 'ended_at' | 'details_json'>[];
}

/** A sentence for each kind of input that changed; none where the slice is of what is loaded now. */
export function outdatedBy(window: Window, { run, newest_label_change, steps }: LoadedSince): string[] {
  const ingests = steps.filter(({ step }) => step === 'ingest');
  // Its own ingest changes labels and transfers before it computes.
  const own = ingests.find(({ run_id }) => run_id === run.run_id);
  const read_ms = own === undefined ? run.started_ms : utcMs(own.ended_at);
  const isOfWindow = ({ new_count, changed_count, oldest_ms, newest_ms }: RowAccount): boolean =>
    new_count + changed_count > 0 && (newest_ms ?? 0) >= window.start_ms && (oldest_ms ?? 0) < window.end_ms;
  const later = ingests.filter((one) => one !== own && utcMs(one.ended_at) > read_ms);
  const accounts = later.map(({ details_json }) => (JSON.parse(details_json) as { account?: RowAccount }).account);
  return [
    ...((newest_label_change?.changed_at_ms ?? 0) > read_ms ? [SINCE('Labels were added or removed')] : []),
    ...(accounts.some((account) => account !== undefined && isOfWindow(account))
      ? [SINCE('Transfers of its window were loaded')]
      : []),
  ];
}

const SINCE = (what: string): string => `${what} after this slice was computed: run it again to see what they change.`;

/** `2025-01-31 12:00:00.000`, as the engine writes a time in UTC. */
function utcMs(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}
