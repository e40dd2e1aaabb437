/** The ways that traced money took: the heaviest to each place, and the shortest to one. */
import type { Followed } from './follow-money.ts';
import { givenBy, gotBy, rowsOf, type Moves } from './moves.ts';
import type { TraceInput } from './trace-input.ts';
import type { TraceRequest } from './trace-money.ts';

export interface PathHop {
  readonly from: number;
  readonly to: number;
  readonly from_asset: number;
  readonly to_asset: number;
  readonly amount: bigint;
  readonly time_ms: number;
  /** A transfer, legs of one transaction, a swap in two, or a change that no transfer shows and that is assumed. */
  readonly kind: 'transfer' | 'joined_legs' | 'two_transactions' | 'off_view';
  readonly rows: readonly number[];
}

export interface TracePath {
  readonly node: number;
  /** The least value on the way: USD, or units of an asset without a price. */
  readonly usd: number;
  /** In the direction of time. */
  readonly hops: readonly PathHop[];
}

type Turned = (row: number) => number;

/** One path for each exit, by its heaviest arrival; the `path_count` heaviest of them. */
export function heaviestPaths(
  input: TraceInput,
  moves: Moves,
  followed: Followed,
  { path_count, to }: TraceRequest,
  turned: Turned,
): TracePath[] {
  const { weight, heaviest_before } = followed.ways;
  const last: { node: number; move: number }[] = [];
  for (const [node, arrivals] of followed.exits) {
    if (to !== undefined && node !== to) continue;
    const moved = arrivals.map(({ move }) => move).sort((a, b) => weight[b]! - weight[a]! || a - b);
    for (const move of to === undefined ? moved.slice(0, 1) : moved.slice(0, path_count)) last.push({ node, move });
  }
  return last
    .sort((a, b) => weight[b.move]! - weight[a.move]! || a.move - b.move)
    .slice(0, path_count)
    .map(({ node, move }) => pathTo(input, moves, node, move, weight[move]!, heaviest_before, turned));
}

export function shortestPath(
  input: TraceInput,
  moves: Moves,
  followed: Followed,
  to: number,
  turned: Turned,
): TracePath | undefined {
  const { hops, weight, shortest_before } = followed.ways;
  const arrivals = followed.exits.get(to)?.map(({ move }) => move) ?? [];
  const [best] = arrivals.sort((a, b) => hops[a]! - hops[b]! || weight[b]! - weight[a]! || a - b);
  return best === undefined ? undefined : pathTo(input, moves, to, best, weight[best]!, shortest_before, turned);
}

function pathTo(
  input: TraceInput,
  moves: Moves,
  node: number,
  last: number,
  value: number,
  before: Int32Array,
  turned: Turned,
): TracePath {
  const hops: PathHop[] = [];
  const isBackward = moves.timestamp_ms[last]! < 0;
  for (let move = last; move >= 0; move = before[move]!) hops.push(hopOf(input, moves, move, isBackward, turned));
  return { node, usd: value, hops: isBackward ? hops : hops.reverse() };
}

function hopOf(input: TraceInput, moves: Moves, move: number, isBackward: boolean, turned: Turned): PathHop {
  const origin = moves.origin[move]!;
  const assetOf = (account: number): number =>
    origin >= 0 ? input.transfers.asset[origin]! : moves.classes.assetsOf[moves.classOfAccount[account]!]![0]!;
  const sides = [
    { node: moves.from[move]!, asset: assetOf(moves.fromAccount[move]!), amount: givenBy(input, moves, move) },
    { node: moves.to[move]!, asset: assetOf(moves.toAccount[move]!), amount: gotBy(input, moves, move) },
  ] as const;
  const [giver, taker] = isBackward ? [sides[1], sides[0]] : sides;
  return {
    from: giver.node,
    to: taker.node,
    from_asset: giver.asset,
    to_asset: taker.asset,
    amount: taker.amount,
    time_ms: Math.abs(moves.timestamp_ms[move]!),
    kind: origin >= 0 ? 'transfer' : moves.joined[-1 - origin]!.kind,
    rows: rowsOf(moves, move).map(turned),
  };
}
