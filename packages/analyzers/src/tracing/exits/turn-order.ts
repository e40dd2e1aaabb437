/** Who has a turn before whom in one instant. */
import type { Moves } from './moves.ts';

export interface Turns {
  readonly order: readonly number[];
  /** All that have a turn. */
  readonly waiting: ReadonlySet<number>;
}

/**
 * Accounts that money may reach in the instant, givers before takers; where that goes in a circle, the first of `active`
 * goes first. `movesNow` are the moves of an account in the instant. O(moves of the instant).
 */
export function turnOrder(
  active: readonly number[],
  { fromAccount, toAccount }: Moves,
  movesNow: (account: number) => readonly number[],
  isEnd: (account: number) => boolean,
): Turns {
  const reached = [...active];
  const waiting = new Set(active);
  const incoming = new Map<number, number>();
  for (const account of reached) {
    for (const move of movesNow(account)) {
      const to = toAccount[move]!;
      if (fromAccount[move] !== account || to === account || isEnd(to)) continue;
      incoming.set(to, (incoming.get(to) ?? 0) + 1);
      if (waiting.has(to)) continue;
      waiting.add(to);
      reached.push(to);
    }
  }
  const order: number[] = [];
  const isPlaced = new Set<number>();
  const free = reached.filter((account) => !incoming.has(account));
  let [next, oldest] = [0, 0];
  while (order.length < reached.length) {
    let account = free[next];
    next++;
    if (account === undefined) {
      next = free.length;
      while (isPlaced.has(reached[oldest]!)) oldest++;
      account = reached[oldest]!;
    }
    if (isPlaced.has(account)) continue;
    isPlaced.add(account);
    order.push(account);
    for (const move of movesNow(account)) {
      const to = toAccount[move]!;
      if (fromAccount[move] !== account || to === account || !incoming.has(to)) continue;
      const left = incoming.get(to)! - 1;
      incoming.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return { order, waiting };
}
