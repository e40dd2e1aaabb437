/** Where an address sends what came in: how much of it goes on in time, and to how few. */
import { HOUR_MS } from '@analytics/domain';
import type { TypologyContext } from './context.ts';
import { ratio, rowsWithin, timeOf, valueOf } from './measures.ts';

export interface Exit {
  /** What it sent from the first receipt until `window_hours` after the last, ascending. */
  readonly rows: readonly number[];
  /** USD sent over USD received in `into`, at most 1. */
  readonly forwarded_ratio: number;
  /** The fewest receivers that together get at least nine tenths of it, largest first; ties by node. */
  readonly main_receivers: readonly number[];
}

/** Share of what leaves that the main receivers get together. */
const MAIN_SHARE = 0.9;

/** `into` are the receipts, ascending and not empty. O(rows of the node). */
export function exitOf(context: TypologyContext, node: number, into: readonly number[], window_hours: number): Exit {
  const begin_ms = timeOf(context, into[0]!);
  const end_ms = timeOf(context, into.at(-1)!) + window_hours * HOUR_MS;
  const rows = rowsWithin(context, context.rowsOut(node), begin_ms, end_ms);
  const forwarded = valueOf(context, rows);
  return {
    rows,
    forwarded_ratio: Math.min(1, ratio(forwarded, valueOf(context, into))),
    main_receivers: mainReceivers(context, rows, MAIN_SHARE * forwarded),
  };
}

/** The fewest receivers that together get at least `needed`. */
export function mainReceivers(context: TypologyContext, rows: readonly number[], needed: number): number[] {
  return mainEnds(context, rows, context.input.transfers.to, needed);
}

/** The fewest payers that together pay at least `needed`. */
export function mainPayers(context: TypologyContext, rows: readonly number[], needed: number): number[] {
  return mainEnds(context, rows, context.input.transfers.from, needed);
}

function mainEnds(context: TypologyContext, rows: readonly number[], ends: Uint32Array, needed: number): number[] {
  const byEnd = new Map<number, number>();
  for (const row of rows) byEnd.set(ends[row]!, (byEnd.get(ends[row]!) ?? 0) + context.value[row]!);
  const largestFirst = [...byEnd].sort(([a, x], [b, y]) => y - x || a - b);
  const main: number[] = [];
  let sum = 0;
  for (const [end, amount] of largestFirst) {
    if (sum >= needed) break;
    main.push(end);
    sum += amount;
  }
  return main;
}
