/** Which instants of a flow a walk of taint visits, in order. */
import { lowerBound } from '../lower-bound.ts';
import type { FlowColumns } from './flow-columns.ts';
import { popLeast, pushNumber } from './number-heap.ts';

export interface InstantOrder {
  /** The next instant, as a position in `flow.instants`; -1 after the last. */
  next(): number;
  /** Taint has reached the account: its later instants matter from now on. */
  reached(account: number): void;
}

/** Every instant: for taint that reaches much of the window. */
export function everyInstant({ instants }: FlowColumns): InstantOrder {
  let step = 0;
  return { next: () => (step + 1 < instants.length ? step++ : -1), reached: () => undefined };
}

/** Instants that an earlier walk visited, ascending. */
export function theseInstants(some: readonly number[]): InstantOrder {
  let step = 0;
  return { next: () => some[step++] ?? -1, reached: () => undefined };
}

/**
 * The transfers of each account as places in the flow, ascending: those of account a are `places[offsets[a] … offsets[a
 * + 1])`.
 */
export interface AccountPlaces {
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  /** The instant of each transfer. */
  readonly instantOf: Uint32Array;
}

/** O(transfers + accounts). */
export function accountPlaces(flow: FlowColumns): AccountPlaces {
  const { length, accountCount, fromAccount, toAccount, instants, degree } = flow;
  const offsets = new Uint32Array(accountCount + 1);
  for (let account = 0; account < accountCount; account++) offsets[account + 1] = offsets[account]! + degree[account]!;
  const next = offsets.slice(0, accountCount);
  const places = new Uint32Array(2 * length);
  const instantOf = new Uint32Array(length);
  for (let instant = 0; instant + 1 < instants.length; instant++) {
    for (let at = instants[instant]!; at < instants[instant + 1]!; at++) {
      instantOf[at] = instant;
      places[next[fromAccount[at]!]!++] = at;
      places[next[toAccount[at]!]!++] = at;
    }
  }
  return { offsets, places, instantOf };
}

/** Transfers of an account at a place of the flow or after it. O(log transfers). */
export function placesFrom({ offsets, places }: AccountPlaces, account: number, at: number): number {
  const end = offsets[account + 1]!;
  return end - lowerBound(places, at, offsets[account], end);
}

/**
 * Only the instants of some accounts and of those that taint reaches: for taint that reaches little. O(log accounts) an
 * instant of each.
 */
export function reachedInstants(flow: FlowColumns, rows: AccountPlaces, accounts: Iterable<number>): InstantOrder {
  const { offsets, places, instantOf } = rows;
  // An entry is an instant and the account that waits for it, in one number, so that equal instants come out by
  // account.
  const heap: number[] = [];
  const { accountCount } = flow;
  const waiting = new Set<number>();
  let current = -1;
  const wait = (account: number): void => {
    const begin = current < 0 ? 0 : flow.instants[current + 1]!;
    const left = placesFrom(rows, account, begin);
    if (left > 0) pushNumber(heap, instantOf[places[offsets[account + 1]! - left]!]! * accountCount + account);
  };
  const watch = (account: number): void => {
    if (waiting.has(account)) return;
    waiting.add(account);
    wait(account);
  };
  for (const account of accounts) watch(account);
  return {
    next() {
      if (heap.length === 0) return -1;
      current = Math.floor(heap[0]! / accountCount);
      while (heap.length > 0 && Math.floor(heap[0]! / accountCount) === current) wait(popLeast(heap) % accountCount);
      return current;
    },
    reached: watch,
  };
}
