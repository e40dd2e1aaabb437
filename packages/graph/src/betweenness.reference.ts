/** Betweenness by counting every shortest path: slow and obvious. */
import { allDistances } from './all-distances.reference.ts';
import type { Graph } from './graph.ts';

/** Betweenness by definition, over the given sources: paths through v over all paths, for every pair. O(n³). */
export function betweennessReference(graph: Graph, sources: readonly number[]): number[] {
  const { nodeCount, offsets, targets } = graph;
  const distances = allDistances(graph);
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  const paths = nodes.map((source) => {
    const counts = new Array<number>(nodeCount).fill(0);
    counts[source] = 1;
    const near = nodes.filter((node) => distances[source]![node]! < Infinity);
    for (const node of near.sort((a, b) => distances[source]![a]! - distances[source]![b]!)) {
      for (const next of targets.subarray(offsets[node], offsets[node + 1])) {
        if (distances[source]![next] === distances[source]![node]! + 1) counts[next]! += counts[node]!;
      }
    }
    return counts;
  });
  return nodes.map((via) => {
    let sum = 0;
    for (const source of sources) {
      for (const target of nodes) {
        if (source === via || target === via || source === target || distances[source]![target] === Infinity) continue;
        if (distances[source]![via]! + distances[via]![target]! !== distances[source]![target]) continue;
        sum += (paths[source]![via]! * paths[via]![target]!) / paths[source]![target]!;
      }
    }
    return sum;
  });
}
