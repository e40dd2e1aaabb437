/** Small groups that trade one asset back and forth: strongly connected by pairs that deal again and again. */
import { addToList } from '@analytics/domain';
import { buildGraph, stronglyConnectedComponents } from '@analytics/graph';
import type { TypologyContext } from '../context.ts';

export interface TradingCircle {
  readonly asset: number;
  /** Ascending node ids. */
  readonly members: readonly number[];
  /** Every transfer of the asset between members, ascending. */
  readonly rows: readonly number[];
}

/**
 * The circles in which every pair that counts has at least `min_trades` transfers; by asset, then smallest member.
 * O(transfers).
 */
export function tradingCircles(context: TypologyContext, min_trades: number): TradingCircle[] {
  const { transfers, assets } = context.input;
  const byAsset = assets.map(() => new Map<number, number[]>());
  const stride = context.input.addresses.length;
  for (let row = 0; row < transfers.length; row++) {
    const [from, to] = [transfers.from[row]!, transfers.to[row]!];
    if (context.isBystander(from) || context.isBystander(to)) continue;
    const pairs = byAsset[transfers.asset[row]!]!;
    const key = from * stride + to;
    addToList(pairs, key, row);
  }
  return byAsset.flatMap((pairs, asset) => {
    const busy = [...pairs].filter(([, rows]) => rows.length >= min_trades);
    const edges = busy.map(([key]) => [Math.floor(key / stride), key % stride] as const);
    return stronglyConnectedSets(edges).map((members) => {
      const inside = new Set(members);
      const rows = [...pairs].flatMap(([key, of_pair]) =>
        inside.has(Math.floor(key / stride)) && inside.has(key % stride) ? of_pair : [],
      );
      return { asset, members, rows: rows.sort((a, b) => a - b) };
    });
  });
}

/** The strongly connected sets of at least two nodes; ascending, by smallest node. O(edges · log edges). */
function stronglyConnectedSets(edges: readonly (readonly [from: number, to: number])[]): number[][] {
  const nodes = [...new Set(edges.flat())].sort((a, b) => a - b);
  const local = new Map(nodes.map((node, at) => [node, at]));
  const { component } = stronglyConnectedComponents(
    buildGraph(
      nodes.length,
      Uint32Array.from(edges, ([from]) => local.get(from)!),
      Uint32Array.from(edges, ([, to]) => local.get(to)!),
      new Float64Array(edges.length).fill(1),
    ),
  );
  const sets = new Map<number, number[]>();
  nodes.forEach((node, at) => {
    addToList(sets, component[at]!, node);
  });
  return [...sets.values()].filter((set) => set.length > 1);
}
