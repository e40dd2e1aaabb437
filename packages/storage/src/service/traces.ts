/** Traces that people asked for: kept with their question and settings, so that they can be read and repeated. */
import { createHash } from 'node:crypto';
import { AnalyticsError, parseAlertEvidence, settingsDigest, type AlertTrace, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
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

/** Keeps a trace; the same question again takes its place. Gives its id. */
export async function saveTrace(
  database: Database,
  window: Window,
  trace: AskedTrace,
  now_ms: number,
): Promise<string> {
  const slice = sliceParameters(window);
  const trace_id = `trace_${settingsDigest([slice, trace.question_json, trace.settings_json])}`;
  const row = { ...slice, ...trace, trace_id, answer_digest: answerDigest(trace.answer_json), asked_at_ms: now_ms };
  await insertRows(database, 'analyzers_traces', [{ ...row, _version: now_ms }]);
  return trace_id;
}

/** SHA-256, in hex. */
export function answerDigest(answer_json: string): string {
  return createHash('sha256').update(answer_json).digest('hex');
}

/** The traces of a slice, the newest first. */
export async function keptTraces(database: Database, window: Window, row_limit: number): Promise<KeptTrace[]> {
  return await readRows(database, 'traces/of_slice', { ...sliceParameters(window), trace_id: '', row_limit });
}

/** Throws TRACE_NOT_FOUND. */
export async function keptTrace(database: Database, window: Window, trace_id: string): Promise<KeptTrace> {
  const [found] = await readRows(database, 'traces/of_slice', { ...sliceParameters(window), trace_id, row_limit: 1 });
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
