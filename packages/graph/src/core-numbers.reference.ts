/** Core numbers by removing nodes one by one: slow and obvious. */
import type { UndirectedGraph } from './undirected-graph.ts';

/** Core numbers by definition: for each k, drop a node with fewer than k neighbours left until there is none. */
export function coreNumbersReference({ nodeCount, offsets, neighbors }: UndirectedGraph): number[] {
  const core = new Array<number>(nodeCount).fill(0);
  for (let k = 1; k < nodeCount; k += 1) {
    const left = new Set(core.keys());
    const tooFew = (node: number): boolean =>
      neighbors.subarray(offsets[node], offsets[node + 1]).filter((next) => left.has(next)).length < k;
    for (let drop = [...left].find(tooFew); drop !== undefined; drop = [...left].find(tooFew)) left.delete(drop);
    for (const node of left) core[node] = k;
  }
  return core;
}
