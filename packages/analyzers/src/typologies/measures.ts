/** Small measurements that several chapters share: sums, spans, distinct ends, likeness of amounts. */
import { HOUR_MS, during, formatNumber, grouped, usd } from '@analytics/domain';
import { lowerBound } from '../lower-bound.ts';
import type { TypologyContext } from './context.ts';

export function valueOf({ value }: TypologyContext, rows: Iterable<number>): number {
  let sum = 0;
  for (const row of rows) sum += value[row]!;
  return sum;
}

/** USD, 0 for assets without a price. */
export function usdOf({ input }: TypologyContext, rows: Iterable<number>): number {
  let sum = 0;
  for (const row of rows) sum += input.transfers.amount_usd[row]!;
  return sum;
}

/**
 * What some transfers are worth, in words: in USD, or where none of them has a value in USD in their asset
 * (`30,700 ETH`), or of how many assets they are.
 */
export function worthOf(context: TypologyContext, rows: Iterable<number>, shares = 1): string {
  const { transfers, assets } = context.input;
  const all = [...rows];
  const sum_usd = usdOf(context, all);
  if (sum_usd > 0 || all.length === 0) return usd(sum_usd / shares);
  const paid = new Set(all.map((row) => transfers.asset[row]!));
  if (paid.size > 1) return `sums of ${paid.size} assets without a price`;
  const amount = all.reduce((sum, row) => sum + transfers.amount[row]!, 0) / shares;
  const { asset_symbol } = assets[transfers.asset[all[0]!]!]!;
  return `${amount < 10 ? formatNumber(amount, { max: 6 }) : grouped(amount)} ${asset_symbol}`;
}

export function timeOf({ input }: TypologyContext, row: number): number {
  return input.transfers.timestamp_ms[row]!;
}

/** When the first and the last of some rows were, epoch milliseconds; infinite for none. */
export function timesOf(context: TypologyContext, rows: Iterable<number>): [begin_ms: number, end_ms: number] {
  let [begin_ms, end_ms] = [Infinity, -Infinity];
  for (const row of rows) {
    begin_ms = Math.min(begin_ms, timeOf(context, row));
    end_ms = Math.max(end_ms, timeOf(context, row));
  }
  return [begin_ms, end_ms];
}

/** In words, when some rows were: `on …`, or `within … from …`. */
export function whenOf(context: TypologyContext, rows: Iterable<number>): string {
  return during(...timesOf(context, rows));
}

/** Hours from the first to the last of some rows; 0 for none. */
export function spanHours(context: TypologyContext, rows: readonly number[]): number {
  if (rows.length === 0) return 0;
  const [begin_ms, end_ms] = timesOf(context, rows);
  return (end_ms - begin_ms) / HOUR_MS;
}

export function sendersOf({ input }: TypologyContext, rows: Iterable<number>): Set<number> {
  const nodes = new Set<number>();
  for (const row of rows) nodes.add(input.transfers.from[row]!);
  return nodes;
}

export function receiversOf({ input }: TypologyContext, rows: Iterable<number>): Set<number> {
  const nodes = new Set<number>();
  for (const row of rows) nodes.add(input.transfers.to[row]!);
  return nodes;
}

/**
 * Less than a thousandth of an even share of what all pay (are paid): sent to strangers, or to test; who sends it is
 * nobody.
 */
const DUST_SHARE = 0.001;

/** Those of the payers (payees) of some rows whose part is more than dust, in the order of their first rows. */
export function beyondDust(context: TypologyContext, rows: readonly number[], end: 'from' | 'to'): number[] {
  const ends = context.input.transfers[end];
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(ends[row]!, (sums.get(ends[row]!) ?? 0) + context.value[row]!);
  const even = valueOf(context, rows) / Math.max(1, sums.size);
  return [...sums].filter(([, sum]) => sum >= DUST_SHARE * even).map(([node]) => node);
}

/** a / b, 0 where b is 0. */
export function ratio(a: number, b: number): number {
  return b > 0 ? a / b : 0;
}

/** Share of the numbers that are below `x`. */
export function percentileRank(ascending: Float64Array, x: number): number {
  return ratio(lowerBound(ascending, x), ascending.length);
}

/** Sample standard deviation over mean; 0 for fewer than two numbers or a mean of 0. */
export function variation(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0;
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  if (!(mean > 0)) return 0;
  const squares = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - 1)) / mean;
}

/** How far `x` has gone from `low` (0) to `high` (1), clamped. */
export function between(x: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (x - low) / (high - low)));
}

/** Rows ascending, each once. */
export function ascending(...lists: readonly Iterable<number>[]): number[] {
  const all = new Set<number>();
  for (const list of lists) for (const row of list) all.add(row);
  return [...all].sort((a, b) => a - b);
}

/** The rows of an ascending list from `begin_ms` to `end_ms`, both included. */
export function rowsWithin(
  context: TypologyContext,
  rows: Iterable<number>,
  begin_ms: number,
  end_ms: number,
): number[] {
  const found: number[] = [];
  for (const row of rows) {
    const time_ms = timeOf(context, row);
    if (time_ms >= begin_ms && time_ms <= end_ms) found.push(row);
  }
  return found;
}
