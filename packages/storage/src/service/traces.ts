/** Traces that people asked for: kept with their question and settings, so that they can be read and repeated. */
import { createHash } from 'node:crypto';
import { AnalyticsError, parseAlertEvidence, settingsDigest, type AlertTrace, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { sliceName, sliceParameters } from '../slices/slice.ts';

/** Question, settings and answer are JSON, in the form in which they were given. */
export interface AskedTrace {
  readonly run_id: string;
  readonly question_json: string;
  readonly settings_json: string;
  readonly labels_digest: string;
  readonly answer_json: string;
  readonly asked_by: string;
}

export type KeptTrace = QueryRow<'traces/of_slice'>;

/** Of one name and one slice; who asks must not push out what others asked. */
const MAX_KEPT_TRACES = 1000;
/** How many more there may be before the oldest are removed: that rewrites parts of the table. */
const SLACK = 100;

/**
 * Keeps a trace; the same question again takes its place. Of what one name asked of a slice the newest are kept, as
 * many as `max_kept` and at most as many more as the slack. Gives its id.
 */
export async function saveTrace(
  database: Database,
  window: Window,
  trace: AskedTrace,
  now_ms: number,
  { max_kept, slack }: { readonly max_kept: number; readonly slack: number } = {
    max_kept: MAX_KEPT_TRACES,
    slack: SLACK,
  },
): Promise<string> {
  const slice = sliceParameters(window);
  const trace_id = `trace_${settingsDigest([slice, trace.question_json, trace.settings_json])}`;
  const row = { ...slice, ...trace, trace_id, answer_digest: answerDigest(trace.answer_json), asked_at_ms: now_ms };
  await insertRows(database, 'analyzers_traces', [{ ...row, _version: now_ms }]);
  const oldest = await readRows(database, 'traces/oldest', { ...slice, asked_by: trace.asked_by, max_kept });
  const trace_ids = oldest.map((one) => one.trace_id);
  if (trace_ids.length > slack) await database.command(statement('traces/delete'), { ...slice, trace_ids });
  return trace_id;
}

/** SHA-256, in hex. */
export function answerDigest(answer_json: string): string {
  return createHash('sha256').update(answer_json).digest('hex');
}

/** The traces of a slice from `row_offset` on, the newest first. */
export async function keptTraces(
  database: Database,
  window: Window,
  row_limit: number,
  row_offset = 0,
): Promise<KeptTrace[]> {
  return await readRows(database, 'traces/of_slice', {
    ...sliceParameters(window),
    trace_id: '',
    row_limit,
    row_offset,
  });
}

/** How many traces of a slice are kept. */
export async function keptTraceCount(database: Database, window: Window): Promise<number> {
  const [found] = await readRows(database, 'traces/count', sliceParameters(window));
  return found?.trace_count ?? 0;
}

/** Throws TRACE_NOT_FOUND. */
export async function keptTrace(database: Database, window: Window, trace_id: string): Promise<KeptTrace> {
  const one = { trace_id, row_limit: 1, row_offset: 0 };
  const [found] = await readRows(database, 'traces/of_slice', { ...sliceParameters(window), ...one });
  if (found !== undefined) return found;
  throw new AnalyticsError(
    'TRACE_NOT_FOUND',
    `Expected a trace ${JSON.stringify(trace_id)} that was asked of the slice ${sliceName(window)}, found none.`,
  );
}

export interface TracedAlert {
  readonly alert_id: string;
  /** Ids of the listed transfers. */
  readonly evidence_transfers: readonly string[];
  readonly trace: AlertTrace;
}

/** The alerts that tell where their money went; `alert_id` restricts it to one. Throws EVIDENCE_UNREADABLE. */
export async function tracedAlerts(database: Database, window: Window, alert_id = ''): Promise<TracedAlert[]> {
  const rows = await readRows(database, 'alerts/traced', { ...sliceParameters(window), alert_id });
  return rows.flatMap(({ alert_id: id, evidence_transfers, evidence_json }) => {
    const { trace } = parseAlertEvidence(id, evidence_json);
    return trace === undefined ? [] : [{ alert_id: id, evidence_transfers, trace }];
  });
}
