/** Transfers become moves: whose money turns into whose, with the legs of one transaction joined. */
import { addToList } from '@analytics/domain';
import { assetClasses, type AssetClasses } from './asset-classes.ts';
import { changesOffView, type ChangeOffView } from './changes-off-view.ts';
import { joinedLegs, type JoinedMove } from './joined-legs.ts';
import type { Moves } from './moves.ts';
import type { TraceInput } from './trace-input.ts';
import { swapsInTwoTransactions } from './swaps-in-two.ts';
import type { TraceEnds } from './trace-ends.ts';

/** O(transfers): a transaction is joined into at most 16 moves for each of its legs. */
export function movesOf(input: TraceInput, ends: TraceEnds): Moves {
  const isNull = (node: number): boolean => input.is_null[node] === 1;
  const classes = assetClasses(input, isNull);
  const swaps = swapsInTwoTransactions(input, classes, ends);
  const legs = joinedLegs(input, classes, ends, isNull, swaps.taken);
  const joined = [...swaps.moves, ...legs.moves];
  const ordered = inOrder(input, classes, legs.replaced, joined);
  const moves = { ...build(input, classes, ordered), left_apart: legs.left_apart, is_joined: legs.in_legs };
  const { changes, not_looked_at } = changesOffView(input, moves, ends);
  for (const node of [...changes.map(({ move }) => move.from), ...not_looked_at]) legs.in_legs[node] = 1;
  return changes.length === 0 ? moves : withChanges(moves, changes);
}

/**
 * With more moves between accounts that there are already. `changes` are in the order of the moves that they precede.
 */
function withChanges(moves: Moves, changes: readonly ChangeOffView[]): Moves {
  const length = moves.length + changes.length;
  const merged = {
    from: new Uint32Array(length),
    to: new Uint32Array(length),
    fromAccount: new Uint32Array(length),
    toAccount: new Uint32Array(length),
    timestamp_ms: new Float64Array(length),
    origin: new Int32Array(length),
    instant: new Uint32Array(length),
  };
  const columns = Object.keys(merged) as (keyof typeof merged)[];
  let copied = 0;
  changes.forEach(({ before_move, from_account, to_account, move }, at) => {
    for (const name of columns) merged[name].set(moves[name].subarray(copied, before_move), copied + at);
    copied = before_move;
    const place = before_move + at;
    merged.from[place] = move.from;
    merged.to[place] = move.to;
    merged.fromAccount[place] = from_account;
    merged.toAccount[place] = to_account;
    merged.timestamp_ms[place] = move.time_ms;
    merged.origin[place] = -1 - moves.joined.length - at;
    merged.instant[place] = moves.instant[before_move]!;
  });
  for (const name of columns) merged[name].set(moves[name].subarray(copied), copied + changes.length);
  const joined = [...moves.joined, ...changes.map(({ move }) => move)];
  const lists = placesByAccount(merged.fromAccount, merged.toAccount, moves.accountCount);
  return {
    ...moves,
    ...merged,
    ...lists,
    begins: beginsOf(merged.instant),
    length,
    joined,
    ...joinedRows(merged.origin, joined),
  };
}

function joinedRows(origin: Int32Array, joined: readonly JoinedMove[]): Pick<Moves, 'joinedOfRow'> {
  let found: ReadonlyMap<number, readonly number[]> | undefined;
  return { joinedOfRow: () => (found ??= findJoinedRows(origin, joined)) };
}

function findJoinedRows(origin: Int32Array, joined: readonly JoinedMove[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let move = 0; move < origin.length; move++) {
    if (origin[move]! >= 0) continue;
    for (const row of joined[-1 - origin[move]!]!.rows) {
      addToList(found, row, move);
    }
  }
  return found;
}

function inOrder(
  { transfers: { length, amount } }: TraceInput,
  { is_renaming }: AssetClasses,
  replaced: Uint8Array,
  joined: readonly JoinedMove[],
): OrderedMoves {
  const sorted = joined
    .map((move, at) => ({ move, at }))
    .sort((a, b) => a.move.before_row - b.move.before_row || a.at - b.at)
    .map(({ move }) => move);
  const origin = new Int32Array(length + sorted.length);
  let count = 0;
  let next = 0;
  for (let row = 0; row <= length; row++) {
    while (next < sorted.length && sorted[next]!.before_row <= row) origin[count++] = -1 - next++;
    if (row < length && replaced[row] === 0 && is_renaming[row] === 0 && amount[row]! > 0) origin[count++] = row;
  }
  return { origin: origin.slice(0, count), joined: sorted };
}

interface OrderedMoves {
  readonly origin: Int32Array;
  readonly joined: readonly JoinedMove[];
}

function build(
  input: TraceInput,
  classes: AssetClasses,
  { origin, joined }: OrderedMoves,
): Omit<Moves, 'left_apart' | 'is_joined'> {
  const { transfers } = input;
  const length = origin.length;
  const from = new Uint32Array(length);
  const to = new Uint32Array(length);
  const fromClass = new Uint32Array(length);
  const toClass = new Uint32Array(length);
  const timestamp_ms = new Float64Array(length);
  const instant = new Uint32Array(length);
  for (let move = 0; move < length; move++) {
    const at = origin[move]!;
    if (at >= 0) {
      from[move] = transfers.from[at]!;
      to[move] = transfers.to[at]!;
      fromClass[move] = toClass[move] = classes.of[transfers.asset[at]!]!;
      timestamp_ms[move] = transfers.timestamp_ms[at]!;
    } else {
      const one = joined[-1 - at]!;
      from[move] = one.from;
      to[move] = one.to;
      fromClass[move] = one.from_class;
      toClass[move] = one.to_class;
      timestamp_ms[move] = one.time_ms;
    }
    instant[move] = move === 0 ? 0 : instant[move - 1]! + (timestamp_ms[move] === timestamp_ms[move - 1] ? 0 : 1);
  }
  const accounts = openAccounts(input.index.nodeCount, classes.count, { from, to, fromClass, toClass, length });
  const lists = placesByAccount(accounts.fromAccount, accounts.toAccount, accounts.accountCount);
  const begins = beginsOf(instant);
  return {
    length,
    classes,
    from,
    to,
    timestamp_ms,
    origin,
    joined,
    instant,
    begins,
    ...joinedRows(origin, joined),
    ...accounts,
    ...lists,
  };
}

interface Sides {
  readonly length: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly fromClass: Uint32Array;
  readonly toClass: Uint32Array;
}

/** One account an address and class, in the order of nodes, then of first use. O(moves). */
function openAccounts(nodeCount: number, classCount: number, { length, from, to, fromClass, toClass }: Sides) {
  const offsets = new Uint32Array(nodeCount + 1);
  for (let move = 0; move < length; move++) {
    offsets[from[move]! + 1]!++;
    offsets[to[move]! + 1]!++;
  }
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, nodeCount);
  // An entry is a side of a move: even where it gives, odd where it gets.
  const sides = new Uint32Array(2 * length);
  for (let move = 0; move < length; move++) {
    sides[next[from[move]!]!++] = 2 * move;
    sides[next[to[move]!]!++] = 2 * move + 1;
  }
  const fromAccount = new Uint32Array(length);
  const toAccount = new Uint32Array(length);
  const openedBy = new Uint32Array(classCount);
  const accountOfClass = new Uint32Array(classCount);
  const nodeOfAccount = new Uint32Array(2 * length);
  const classOfAccount = new Uint32Array(2 * length);
  let accountCount = 0;
  for (let node = 0; node < nodeCount; node++) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
      const move = sides[at]! >> 1;
      const isGiver = (sides[at]! & 1) === 0;
      const one = (isGiver ? fromClass : toClass)[move]!;
      if (openedBy[one] !== node + 1) {
        openedBy[one] = node + 1;
        accountOfClass[one] = accountCount;
        nodeOfAccount[accountCount] = node;
        classOfAccount[accountCount++] = one;
      }
      (isGiver ? fromAccount : toAccount)[move] = accountOfClass[one]!;
    }
  }
  return {
    fromAccount,
    toAccount,
    accountCount,
    nodeOfAccount: nodeOfAccount.slice(0, accountCount),
    classOfAccount: classOfAccount.slice(0, accountCount),
  };
}

function placesByAccount(fromAccount: Uint32Array, toAccount: Uint32Array, accountCount: number) {
  const offsets = new Uint32Array(accountCount + 1);
  for (const account of fromAccount) offsets[account + 1]!++;
  for (const account of toAccount) offsets[account + 1]!++;
  for (let account = 0; account < accountCount; account++) offsets[account + 1]! += offsets[account]!;
  const next = offsets.slice(0, accountCount);
  const places = new Uint32Array(2 * fromAccount.length);
  for (let move = 0; move < fromAccount.length; move++) {
    places[next[fromAccount[move]!]!++] = move;
    places[next[toAccount[move]!]!++] = move;
  }
  return { offsets, places };
}

/** Where each instant begins, and the end of the last. O(moves). */
function beginsOf(instant: Uint32Array): Uint32Array {
  const { length } = instant;
  const begins = new Uint32Array((length === 0 ? 0 : instant[length - 1]! + 1) + 1).fill(length);
  for (let move = length - 1; move >= 0; move--) begins[instant[move]!] = move;
  return begins;
}
