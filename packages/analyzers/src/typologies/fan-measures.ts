/**
 * How a fan that was made for a purpose differs from custom: who deals with the centre only this once, and whose money
 * it is.
 */
import { DAY_MS, HOUR_MS, partOf, type MotifPattern } from '@analytics/domain';
import { isSlowPattern } from '../structural/slow-look/two-looks.ts';
import type { TypologyContext } from './context.ts';
import { ratio, rowsWithin, timeOf, valueOf, variation } from './measures.ts';

/** How many of the payers or payees of a fan deal with its centre only this once. */
export function strangersWords(share: number): string {
  const part = partOf(share);
  return part === 'all'
    ? 'none of them has other transfers with it'
    : `${part} of them have no other transfers with it`;
}

/**
 * Share of the counterparties of `rows` that have no transfers with `center` a day or more before the fan or after it,
 * in either direction. O(rows of the centre).
 */
export function oneTimeShare(
  context: TypologyContext,
  center: number,
  rows: readonly number[],
  side: 'in' | 'out',
): number {
  const { from, to } = context.input.transfers;
  const begin_ms = timeOf(context, rows[0]!) - DAY_MS;
  const end_ms = timeOf(context, rows.at(-1)!) + DAY_MS;
  const counterparties = new Set(rows.map((row) => (side === 'in' ? from[row]! : to[row]!)));
  const again = new Set<number>();
  const look = (list: Uint32Array, other: Uint32Array): void => {
    for (const row of list) {
      const time_ms = timeOf(context, row);
      if ((time_ms < begin_ms || time_ms > end_ms) && counterparties.has(other[row]!)) again.add(other[row]!);
    }
  };
  look(context.rowsIn(center), from);
  look(context.rowsOut(center), to);
  return 1 - ratio(again.size, counterparties.size);
}

/**
 * The payments of a fan, ascending. One that only the second look shows is followed to its end: with what the centre
 * paid (or was paid) before and after, as long as no pause is longer than `slow_pause_hours`. O(rows of the centre).
 */
export function fanRows(context: TypologyContext, fan: MotifPattern, slow_pause_hours: number): number[] {
  if (!isSlowPattern(fan)) return [...fan.transfers];
  const all = fan.pattern_type === 'motif_fanin' ? context.rowsIn(fan.center) : context.rowsOut(fan.center);
  const goesOn = (earlier: number, later: number): boolean =>
    timeOf(context, all[later]!) - timeOf(context, all[earlier]!) <= slow_pause_hours * HOUR_MS;
  let [first, last] = [all.indexOf(fan.transfers[0]!), all.indexOf(fan.transfers.at(-1)!)];
  while (first > 0 && goesOn(first - 1, first)) first--;
  while (last + 1 < all.length && goesOn(last, last + 1)) last++;
  return [...all.subarray(first, last + 1)];
}

/**
 * Share of what `rows` pay out that the centre had received within `window_hours` before the first of them, or
 * meanwhile; at most 1.
 */
export function fundedShare(
  context: TypologyContext,
  center: number,
  rows: readonly number[],
  window_hours: number,
): number {
  const begin_ms = timeOf(context, rows[0]!) - window_hours * HOUR_MS;
  const end_ms = timeOf(context, rows.at(-1)!);
  const received = rowsWithin(context, context.rowsIn(center), begin_ms, end_ms);
  return Math.min(1, ratio(valueOf(context, received), valueOf(context, rows)));
}

/** The receipts of that time, ascending. */
export function fundingRows(
  context: TypologyContext,
  center: number,
  rows: readonly number[],
  window_hours: number,
): number[] {
  const begin_ms = timeOf(context, rows[0]!) - window_hours * HOUR_MS;
  return rowsWithin(context, context.rowsIn(center), begin_ms, timeOf(context, rows.at(-1)!));
}

export interface Payees {
  /** Standard deviation over mean of what was paid. */
  readonly amount_variation: number;
  /** Share of the receivers that pass at least four fifths of it on in time. */
  readonly moved_on_ratio: number;
}

/** What the receivers of a fan-out got and what they did with it within `follow_hours`. O(rows of the receivers). */
export function payeesOf(context: TypologyContext, rows: readonly number[], follow_hours: number): Payees {
  const { to } = context.input.transfers;
  const receivers = new Map<number, number>();
  for (const row of rows) if (!receivers.has(to[row]!)) receivers.set(to[row]!, row);
  let moved = 0;
  for (const [receiver, row] of receivers) {
    const paid_ms = timeOf(context, row);
    const onward = rowsWithin(context, context.rowsOut(receiver), paid_ms + 1, paid_ms + follow_hours * HOUR_MS);
    if (valueOf(context, onward) >= 0.8 * context.value[row]!) moved++;
  }
  return {
    amount_variation: variation(rows.map((row) => context.value[row]!)),
    moved_on_ratio: ratio(moved, receivers.size),
  };
}
