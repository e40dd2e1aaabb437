/** Sources that only pass on in a transaction: of its joined moves, those that are theirs go by way of them. */
import { addToList } from '@analytics/domain';
import { disjointSets } from '../../disjoint-sets.ts';
import { rowsByEnd } from '../../transfer-index.ts';
import type { AssetClasses } from './asset-classes.ts';
import type { JoinedMove } from './joined-legs.ts';
import { exactAt, shareOf, type TraceInput } from './trace-input.ts';

/** Rows apart by the addresses that connect them; null addresses connect nobody. Ascending. O(rows). */
export function connectedRows(
  { transfers: { from, to } }: TraceInput,
  rows: readonly number[],
  isNull: (node: number) => boolean,
): number[][] {
  const { rootOf, join } = disjointSets(rows.length);
  const firstOf = new Map<number, number>();
  rows.forEach((row, at) => {
    const ends = [from[row]!, to[row]!].filter((node) => !isNull(node));
    for (const node of ends.length === 0 ? [to[row]!] : ends) {
      const first = firstOf.get(node);
      if (first === undefined) firstOf.set(node, at);
      else join(first, at);
    }
  });
  const parts = new Map<number, number[]>();
  rows.forEach((row, at) => {
    addToList(parts, rootOf(at), row);
  });
  return [...parts.values()];
}

/**
 * The joined moves of `rows` with `source` on the way of what it passed on: of each asset as much as it gave, net of
 * what each payee gave back. undefined where the moves do not say which of them that is. O(rows + moves).
 */
export function movesBySource(
  input: TraceInput,
  classes: AssetClasses,
  rows: readonly number[],
  moves: readonly JoinedMove[],
  source: number,
  isNull: (node: number) => boolean,
): JoinedMove[] | undefined {
  const { from, to } = input.transfers;
  const payers = reached(source, rows, to, from, isNull);
  const payees = reached(source, rows, from, to, isNull);
  const given = givenBy(input, classes, rows, source);
  const isBySource = (move: JoinedMove): boolean =>
    move.to !== source && given.has(move.from_class) && payers.has(move.from) && payees.has(move.to);
  for (const [asset_class, amount] of given) {
    const own = moves.filter((move) => isBySource(move) && move.from_class === asset_class);
    const sum = own.reduce((all, move) => all + move.given, 0n);
    if (sum < amount || (sum > amount && own.length > 1)) return undefined;
  }
  return moves.flatMap((move) => (isBySource(move) ? through(source, move, given.get(move.from_class)!) : [move]));
}

/** Who is reached from `start` by rows from one end to the other. */
function reached(
  start: number,
  rows: readonly number[],
  near: Uint32Array,
  far: Uint32Array,
  isNull: (node: number) => boolean,
): Set<number> {
  const rowsAt = rowsByEnd(rows, near);
  const found = new Set<number>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const row of isNull(node) ? [] : (rowsAt.get(node) ?? [])) {
      const next = far[row]!;
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return found;
}

/** By asset class, what the source gave to those who gave it less. */
function givenBy(
  { transfers, amount_exact }: TraceInput,
  classes: AssetClasses,
  rows: readonly number[],
  source: number,
): Map<number, bigint> {
  const nets = new Map<number, Map<number, bigint>>();
  for (const row of rows) {
    const [giver, getter] = [transfers.from[row]!, transfers.to[row]!];
    if ((giver === source) === (getter === source)) continue;
    const asset_class = classes.of[transfers.asset[row]!]!;
    const of_class = nets.get(asset_class) ?? new Map<number, bigint>();
    nets.set(asset_class, of_class);
    const [other, amount] = giver === source ? [getter, 1n] : [giver, -1n];
    of_class.set(other, (of_class.get(other) ?? 0n) + amount * exactAt(amount_exact, row));
  }
  const given = new Map<number, bigint>();
  for (const [asset_class, of_class] of nets) {
    const sum = [...of_class.values()].reduce((all, amount) => (amount > 0n ? all + amount : all), 0n);
    if (sum > 0n) given.set(asset_class, sum);
  }
  return given;
}

/** The move by way of the source, and what of it is more than the source gave. */
function through(source: number, move: JoinedMove, limit: bigint): JoinedMove[] {
  const given = move.given < limit ? move.given : limit;
  const got = shareOf(move.got, given, move.given);
  const usd = shareOf(move.usd, given, move.given);
  const rest = { ...move, given: move.given - given, got: move.got - got, usd: move.usd - usd };
  return [
    { ...move, to: source, to_class: move.from_class, given, got: given, usd },
    { ...move, from: source, given, got, usd },
    ...(rest.given > 0n && rest.got > 0n ? [rest] : []),
  ];
}
