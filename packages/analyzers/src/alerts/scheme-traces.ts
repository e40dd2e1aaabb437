/** Where the money of schemes went: one trace a scheme, of what entered it, to services, dust or the window's end. */
import { TRACE_DEFAULTS } from '@analytics/domain';
import type { LedgerLine } from '../tracing/exits/ledger-lines.ts';
import type { TraceSettings } from '../tracing/exits/params.ts';
import type { TraceInput } from '../tracing/exits/trace-input.ts';
import { moneyTracer } from '../tracing/exits/trace-money.ts';
import type { TracedPlace } from '../tracing/exits/traced-places.ts';
import { schemeSources } from './scheme-sources.ts';

export interface SchemeTrace {
  /** Rows of the scheme that brought money into it: these were traced, whole. */
  readonly source_rows: readonly number[];
  /** The first `alert_destinations` by money. */
  readonly places: readonly TracedPlace[];
  readonly others: { readonly count: number; readonly usd: number };
  /** By haircut: USD, or units of the one asset that entered and has no price. */
  readonly balance: LedgerLine;
  readonly values_units: boolean;
  readonly assumed_changes: number;
  readonly is_complete: boolean;
}

/** As where an analyst asks and says nothing else. */
const { method, min_usd } = TRACE_DEFAULTS;

/**
 * One entry a list of transfer rows (ascending), in their order; undefined where nothing that entered is a transfer of
 * the trace (its legs cancel out within their transaction). Deterministic. O(transfers once + reached moves a scheme).
 */
export function traceSchemes(
  input: TraceInput,
  schemes: readonly Uint32Array[],
  settings: TraceSettings,
): (SchemeTrace | undefined)[] {
  const { alert_destinations, alert_steps } = settings;
  const tracer = moneyTracer(input, { ...settings, total_steps: alert_steps });
  return schemes.map((rows) => {
    const source_rows = schemeSources(input, rows, (node) => tracer.isEnd(node));
    const { places, small, ledger, ...found } = tracer.trace({
      nodes: [],
      rows: source_rows,
      direction: 'forward',
      method,
      min_usd,
      path_count: 0,
    });
    const balance = ledger.find((line) => line.method === method && line.asset < 0);
    if (source_rows.length === 0 || found.source_transfers === 0 || balance === undefined) return undefined;
    const unlisted = places.slice(alert_destinations);
    return {
      source_rows,
      places: places.slice(0, alert_destinations),
      others: {
        count: small.count + unlisted.length,
        usd: unlisted.reduce((sum, { usd }) => sum + usd[method], small.usd),
      },
      balance,
      values_units: found.values_units,
      assumed_changes: found.assumed_changes,
      is_complete: found.is_complete,
    };
  });
}
