/** Which instants the walk visits, and which accounts have moves in them: only those that traced money reached. */
import { lowerBound } from '../../lower-bound.ts';
import { popLeast, pushNumber } from '../number-heap.ts';
import type { Moves } from './moves.ts';

export interface InstantQueue {
  /** The next instant with its accounts, ascending; undefined after the last. */
  next(): { readonly instant: number; readonly accounts: readonly number[] } | undefined;
  /** The account's next moves after the instant matter. */
  follow(account: number, after: number): void;
  /** The account matters in this instant. */
  visit(instant: number, account: number): void;
  /** The account's moves of the instant, ascending. */
  movesOf(account: number, instant: number): readonly number[];
}

export function instantQueue({ instant, begins, offsets, places, accountCount }: Moves): InstantQueue {
  // An entry is an instant and an account in one number, so that equal instants come out by account.
  const heap: number[] = [];
  const followed = new Map<number, number>();
  return {
    next() {
      if (heap.length === 0) return undefined;
      const first = Math.floor(heap[0]! / accountCount);
      const accounts: number[] = [];
      while (heap.length > 0 && Math.floor(heap[0]! / accountCount) === first) {
        const account = popLeast(heap) % accountCount;
        if (accounts.at(-1) !== account) accounts.push(account);
      }
      return { instant: first, accounts };
    },
    follow(account, after) {
      if (followed.get(account) === after) return;
      followed.set(account, after);
      const from = after < 0 ? 0 : begins[after + 1]!;
      const at = lowerBound(places, from, offsets[account], offsets[account + 1]);
      if (at < offsets[account + 1]!) pushNumber(heap, instant[places[at]!]! * accountCount + account);
    },
    visit: (one, account) => {
      pushNumber(heap, one * accountCount + account);
    },
    movesOf(account, one) {
      const begin = lowerBound(places, begins[one]!, offsets[account], offsets[account + 1]);
      let end = begin;
      while (end < offsets[account + 1]! && places[end]! < begins[one + 1]!) end++;
      return Array.from(places.subarray(begin, end));
    },
  };
}
