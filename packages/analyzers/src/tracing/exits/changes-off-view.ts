/**
 * Money that an address changed where no transfer shows it: it keeps what it got for good, and pays as much in what it
 * never got.
 */
import { DAY_MS } from '@analytics/domain';
import type { JoinedMove } from './joined-legs.ts';
import { gotBy, givenBy, usdOf, type Moves } from './moves.ts';
import { inUnits, type TraceInput } from './trace-input.ts';
import type { TraceEnds } from './trace-ends.ts';

const MAX_WAIT_MS = 7 * DAY_MS;
/** Two values of one sum on two days differ by fees and by the price's move. */
const MAX_GAP = 0.05;
/** Of a payment, what the account may hold and the payment still counts as one without cover. */
const MAX_COVER = 0.02;
/** Who receives more often in one asset is no wallet whose single sums can be told apart. */
const MAX_RECEIPTS = 64;

/** A change between two accounts of one address, placed before a move. */
export interface ChangeOffView {
  readonly before_move: number;
  readonly from_account: number;
  readonly to_account: number;
  readonly move: JoinedMove;
}

/**
 * Only whole receipts count: one receipt within 5 % of the payment's value, at most a week before it, in an asset of
 * which the address never again gives as much. The change is placed just before the payment. An assumption: a path that
 * uses it says so. `not_looked_at` are sources that may have such changes too. O(moves + payments without cover · receipts).
 */
export function changesOffView(
  input: TraceInput,
  moves: Moves,
  ends: TraceEnds,
): { readonly changes: readonly ChangeOffView[]; readonly not_looked_at: readonly number[] } {
  const { length, fromAccount, toAccount, origin, from, timestamp_ms, instant } = moves;
  const { amount, amount_usd } = input.transfers;
  const balance = new Float64Array(moves.accountCount);
  const gotOf = (move: number): number =>
    origin[move]! >= 0 ? amount[origin[move]!]! : inUnits(gotBy(input, moves, move));
  const givenOf = (move: number): number =>
    origin[move]! >= 0 ? amount[origin[move]!]! : inUnits(givenBy(input, moves, move));
  const usd = (move: number): number =>
    origin[move]! >= 0 ? amount_usd[origin[move]!]! : inUnits(usdOf(input, moves, move));
  const uncovered: number[] = [];
  for (let begin = 0, end = 0; begin < length; begin = end) {
    while (end < length && instant[end] === instant[begin]) balance[toAccount[end]!]! += gotOf(end++);
    for (let move = begin; move < end; move++) {
      const account = fromAccount[move]!;
      const given = givenOf(move);
      if (balance[account]! <= MAX_COVER * given && origin[move]! >= 0 && usd(move) > 0) uncovered.push(move);
      balance[account] = Math.max(0, balance[account]! - given);
    }
  }
  const used = new Set<number>();
  const changes: ChangeOffView[] = [];
  const not_looked_at: number[] = [];
  for (const move of uncovered) {
    const node = from[move]!;
    if (ends.isEnd(node)) continue;
    // Everything that a source pays is traced anyhow.
    if (ends.isSource(node)) {
      not_looked_at.push(node);
      continue;
    }
    const found = findReceipt(move);
    if (found === undefined) continue;
    used.add(found);
    balance[toAccount[found]!]! -= gotOf(found);
    const [from_account, to_account] = [toAccount[found]!, fromAccount[move]!];
    changes.push({
      before_move: move,
      from_account,
      to_account,
      move: {
        kind: 'off_view',
        from: node,
        to: node,
        from_class: moves.classOfAccount[from_account]!,
        to_class: moves.classOfAccount[to_account]!,
        given: gotBy(input, moves, found),
        got: givenBy(input, moves, move),
        usd: usdOf(input, moves, found),
        time_ms: timestamp_ms[move]!,
        before_row: origin[move]!,
        rows: [],
      },
    });
  }
  return { changes, not_looked_at };

  function findReceipt(move: number): number | undefined {
    const node = from[move]!;
    for (let account = firstAccount(moves, node); moves.nodeOfAccount[account] === node; account++) {
      if (account === fromAccount[move] || !(balance[account]! > 0)) continue;
      const places = moves.places.subarray(moves.offsets[account], moves.offsets[account + 1]);
      if (places.length > 2 * MAX_RECEIPTS) continue;
      const receipts = places.filter((one) => toAccount[one] === account && fromAccount[one] !== account);
      if (receipts.length > MAX_RECEIPTS) continue;
      const found = receipts.find(
        (one) =>
          !used.has(one) &&
          timestamp_ms[one]! <= timestamp_ms[move]! &&
          timestamp_ms[move]! - timestamp_ms[one]! <= MAX_WAIT_MS &&
          balance[account]! >= 0.99 * gotOf(one) &&
          Math.abs(usd(one) - usd(move)) <= MAX_GAP * usd(one),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Accounts are in the order of nodes. O(log accounts). */
function firstAccount({ nodeOfAccount, accountCount }: Moves, node: number): number {
  let low = 0;
  let high = accountCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodeOfAccount[middle]! < node) low = middle + 1;
    else high = middle;
  }
  return low;
}
