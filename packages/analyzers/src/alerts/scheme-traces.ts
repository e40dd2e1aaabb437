/** Where the money of schemes went: one trace a scheme, of what entered it, to services, dust or the window's end. */
import { TRACE_DEFAULTS } from '@analytics/domain';
import type { LedgerLine } from '../tracing/exits/ledger-lines.ts';
import type { TraceSettings } from '../tracing/exits/params.ts';
import { exactAt, type TraceInput } from '../tracing/exits/trace-input.ts';
import { moneyTracer } from '../tracing/exits/trace-money.ts';
import type { TracedPlace } from '../tracing/exits/traced-places.ts';
import { enteringTransfers } from './entered-usd.ts';

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
    const source_rows = sourcesOf(input, rows, (node) => tracer.isEnd(node));
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

/** What a hop adds of its own, or gains by a price, is no new source: most of a transfer must come from outside. */
const MOST = 2n;

/**
 * The transfers that bring money into the scheme, or that pay it out of a service; of those without a price the ones
 * whose sender was not paid without one. What was paid into a service that later pays out about as much in the scheme is
 * another's money.
 */
function sourcesOf(input: TraceInput, rows: Uint32Array, isEnd: (node: number) => boolean): readonly number[] {
  const { transfers, amount_usd_exact } = input;
  const usdOf = (row: number): bigint => exactAt(amount_usd_exact, row);
  const priced = rows.filter((row) => usdOf(row) > 0n);
  const valued = [...enteringTransfers(transfers, priced, usdOf, isEnd)]
    .filter(({ row, entered }) => MOST * entered >= usdOf(row))
    .map(({ row }) => row);
  const unpriced = unpaidSenders(
    transfers,
    rows.filter((row) => usdOf(row) === 0n),
  );
  const sources = [...valued, ...unpriced].sort((a, b) => a - b);
  return sources.filter((row) => !isPaidOutLater(transfers, sources, row, isEnd));
}

/** Whether the row pays a service that afterwards pays at least half as much out as it was paid before. */
function isPaidOutLater(
  { from, to, amount_usd }: TraceInput['transfers'],
  sources: readonly number[],
  row: number,
  isEnd: (node: number) => boolean,
): boolean {
  const service = to[row]!;
  if (!isEnd(service)) return false;
  const out = sources.filter((one) => one > row && from[one] === service);
  if (out.length === 0) return false;
  const sum = (some: readonly number[]): number => some.reduce((usd, one) => usd + amount_usd[one]!, 0);
  const into = sources.filter((one) => one < out.at(-1)! && to[one] === service);
  return 2 * sum(out) >= sum(into);
}

function unpaidSenders({ from, to }: TraceInput['transfers'], rows: Uint32Array): number[] {
  const paid = new Set<number>();
  return Array.from(rows).filter((row) => {
    paid.add(to[row]!);
    return !paid.has(from[row]!);
  });
}
