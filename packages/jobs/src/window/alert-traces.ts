/** Where the money of a window's schemes went, as their alerts tell it. */
import type { SchemeTrace, TraceSettings } from '@analytics/analyzers';
import { TRACE_DEFAULTS, counted, decimalText, type AlertTrace } from '@analytics/domain';
import { transferIdentities } from '@analytics/storage';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';
import { ledgerRow, placeWords } from './trace-words.ts';

/** Of each destination: enough to look one up. */
const MAX_IDS = 5;

/**
 * One entry a list of transfer rows (ascending), in their order; undefined where there is nothing to trace. Under the
 * window's settings unless others are given. The listener hears how many were not followed to the end.
 */
export async function alertTraces(
  opened: OpenWindow,
  schemes: readonly Uint32Array[],
  settings: TraceSettings = opened.settings.trace,
): Promise<(AlertTrace | undefined)[]> {
  if (schemes.length === 0) return [];
  const { database, window, signal, listener } = opened;
  const { input, addresses, labels_digest } = await opened.traceInput();
  const shared: WorkerInput = { kind: 'trace', input, settings };
  const [traces] = (await runInPool({ threads: 1, signal }, shared, [{ name: 'schemes', payload: schemes }])) as [
    (SchemeTrace | undefined)[],
  ];
  const rows = traces.flatMap((trace) => trace?.places.flatMap(({ rows: into }) => into.slice(0, MAX_IDS)) ?? []);
  const identities = await transferIdentities(database, window, Uint32Array.from(new Set(rows)).sort());
  const words = {
    network: opened.network,
    input,
    addresses,
    method: TRACE_DEFAULTS.method,
    max_ids: MAX_IDS,
    idOf: (row: number): string => identities.get(row)?.transfer_id ?? '',
  } as const;
  const cut = traces.filter((trace) => trace?.is_complete === false).length;
  if (cut > 0) {
    const message = `The trace of ${counted(cut, 'alert')} ended at ${settings.alert_steps} moves: what was then still under way is listed as not followed.`;
    listener.notify({ code: 'TRACE_BUDGET_SPENT', message, count: cut });
  }
  return traces.map((trace) => (trace === undefined ? undefined : alertTrace(trace)));

  function alertTrace(trace: SchemeTrace): AlertTrace {
    const { values_units, balance } = trace;
    return {
      method: TRACE_DEFAULTS.method,
      min_usd: TRACE_DEFAULTS.min_usd,
      source_transfer_count: trace.source_rows.length,
      entered_usd: values_units ? 0 : Number(decimalText(balance.sums.entered)),
      is_priced: !values_units,
      destinations: trace.places.map((place) => placeWords(words, place, 'forward')),
      others: trace.others,
      balance: ledgerRow(input, balance, values_units),
      assumed_changes: trace.assumed_changes,
      is_complete: trace.is_complete,
      settings: { ...settings },
      labels_digest,
    };
  }
}
