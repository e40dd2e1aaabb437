/** Which transfers of a scheme bring money into it: those that a trace of the scheme begins with. */
import { exactAt, type TraceInput } from '../tracing/exits/trace-input.ts';
import { enteringTransfers } from './entered-usd.ts';

/** What a hop adds of its own, or gains by a price, is no new source: most of a transfer must come from outside. */
const MOST = 2n;

/**
 * The transfers that bring money into the scheme, or that pay it out of a service; of those without a price the ones
 * whose sender was not paid without one. What was paid into a service that later pays out about as much in the scheme is
 * another's money. `rows` are ascending, as those given; `isEnd` says who holds the money of many. Deterministic.
 * O(rows + services · sources).
 */
export function schemeSources(
  input: TraceInput,
  rows: Uint32Array,
  isEnd: (node: number) => boolean,
): readonly number[] {
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
