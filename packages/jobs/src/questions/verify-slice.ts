/** Replays what a published slice says, all of it or one alert, pattern or trace, against the ingested transfers. */
import { AnalyticsError, type Window } from '@analytics/domain';
import {
  addressChanges,
  compareSlice,
  keptTrace,
  keptTraceCount,
  sliceName,
  tracedAlerts,
  verifyAlerts,
  verifyOneAlert,
  verifyPatterns,
  type AlertVerification,
  type Database,
} from '@analytics/storage';
import { askWindow, type WindowQuestion } from './ask-window.ts';
import { askedTraces, oneTrace, verifyTraces, type AskedTraces, type TraceVerification } from './verify-traces.ts';

export interface SliceVerification {
  readonly alert_count: number;
  readonly pattern_count: number;
  readonly trace_count: number;
  /** Evidence transfers that were looked up. */
  readonly transfer_count: number;
  /** Above `transfer_count` where not all evidence is listed or kept. */
  readonly evidence_count: number;
  /** Each check that an alert, a pattern or a trace fails, in words. */
  readonly failures: readonly { readonly id: string; readonly failure: string }[];
  /** What could not be judged, with the reason. */
  readonly notes: readonly string[];
  /** Whether the slice was published before addresses had one form, which makes evidence differ. */
  readonly is_outdated: boolean;
}

/** The newest of those that people asked for: each takes up to a second, and a note says how many are older. */
const MAX_REPEATED_TRACES = 10_000;

const WHY_NOT_REPEATED: ReadonlyMap<string, string> = new Map([
  ['EMPTY_WINDOW', 'no transfers are stored'],
  ['RUN_UNDER_WAY', 'a run of the slice is under way'],
  ['WINDOW_CHANGED', 'transfers, labels or prices were stored meanwhile'],
]);

/**
 * Without an `id`, and where nothing failed, every row of the slice is compared with what was published as well. Throws
 * SLICE_NOT_FOUND, SLICE_DAMAGED, ALERT_NOT_FOUND, PATTERN_NOT_FOUND, TRACE_NOT_FOUND, RUN_CANCELLED.
 */
export async function verifySlice(
  database: Database,
  request: WindowQuestion,
  id: string | undefined,
  now_ms: () => number,
): Promise<SliceVerification> {
  const { window } = request;
  const alerts = await verifiedAlerts(database, window, id);
  const isOfPatterns = id === undefined || (!isAlertId(id) && !isTraceId(id));
  const patterns = isOfPatterns ? await verifyPatterns(database, window, id) : undefined;
  const traces = await verifiedTraces(database, request, id, now_ms);
  const failures = [
    ...(alerts ?? []).flatMap(({ alert_id, failures: found }) => found.map((failure) => ({ id: alert_id, failure }))),
    ...(patterns?.failures ?? []).map(({ pattern_id, failure }) => ({ id: pattern_id, failure })),
    ...traces.failures,
  ];
  const isAll = id === undefined && failures.length === 0;
  const sum = (of: (one: AlertVerification) => number): number =>
    (alerts ?? []).reduce((total, one) => total + of(one), 0);
  return {
    alert_count: alerts?.length ?? 0,
    pattern_count: patterns?.pattern_count ?? 0,
    trace_count: traces.trace_count,
    transfer_count: sum(({ listed_count }) => listed_count) + (patterns?.transfer_count ?? 0),
    evidence_count: sum(({ evidence_count }) => evidence_count) + (patterns?.evidence_count ?? 0),
    failures,
    notes: [...(isAll ? await requireAsPublished(database, window) : []), ...traces.notes],
    is_outdated: failures.length > 0 && (await isOutdated(database, window)),
  };
}

async function isOutdated(database: Database, window: Window): Promise<boolean> {
  const changes = await addressChanges(database);
  return changes.some(({ outcome, found }) => outcome === 'outdated' && found === sliceName(window));
}

/** Compares every row with what was recorded; gives what could not be compared. Throws SLICE_DAMAGED. */
async function requireAsPublished(database: Database, window: Window): Promise<readonly string[]> {
  const { differences, notes } = await compareSlice(database, window);
  if (differences.length === 0) return notes;
  const message = `Expected the slice ${sliceName(window)} to hold what was published, found ${differences.join('; ')}.`;
  throw new AnalyticsError('SLICE_DAMAGED', message);
}

async function verifiedAlerts(
  database: Database,
  window: Window,
  id: string | undefined,
): Promise<AlertVerification[] | undefined> {
  if (id === undefined) return await verifyAlerts(database, window);
  return isAlertId(id) ? [await verifyOneAlert(database, window, id)] : undefined;
}

/** Where the money of alerts went, and traces that people asked for, repeated. */
async function verifiedTraces(
  database: Database,
  request: WindowQuestion,
  id: string | undefined,
  now_ms: () => number,
): Promise<TraceVerification> {
  const { window } = request;
  const alerts = id === undefined || isAlertId(id) ? await tracedAlerts(database, window, id) : [];
  const kept = await tracesAskedFor(database, window, id);
  if (alerts.length + kept.count === 0) return { trace_count: 0, failures: [], notes: [] };
  try {
    return await askWindow(database, request, now_ms, (opened) => verifyTraces(opened, alerts, kept));
  } catch (error) {
    const why = error instanceof AnalyticsError ? WHY_NOT_REPEATED.get(error.code) : undefined;
    if (why === undefined) throw error;
    return { trace_count: 0, failures: [], notes: [`no trace was repeated: ${why}`] };
  }
}

async function tracesAskedFor(database: Database, window: Window, id: string | undefined): Promise<AskedTraces> {
  const count = id === undefined ? await keptTraceCount(database, window) : 0;
  if (id === undefined || !isTraceId(id)) return askedTraces(database, window, count, MAX_REPEATED_TRACES);
  return oneTrace(await keptTrace(database, window, id));
}

function isTraceId(id: string): boolean {
  return id.startsWith('trace_');
}

function isAlertId(id: string): boolean {
  return id.startsWith('alert_');
}
