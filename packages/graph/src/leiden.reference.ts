/** Modularity of a partition, edge by edge: slow and obvious. */
import type { UndirectedGraph } from './undirected-graph.ts';

/** Modularity by definition, over all pairs: (A − γ k k′ / 2m) / 2m within communities. O(n²). */
export function modularityReference(graph: UndirectedGraph, community: Uint32Array, resolution: number): number {
  const { nodeCount, offsets, neighbors, weights } = graph;
  const adjacency = Array.from({ length: nodeCount }, () => new Array<number>(nodeCount).fill(0));
  for (let node = 0; node < nodeCount; node += 1) {
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot += 1)
      adjacency[node]![neighbors[slot]!] = weights[slot]!;
  }
  const strengths = adjacency.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  const total = strengths.reduce((sum, strength) => sum + strength, 0);
  if (total === 0) return 0;
  let sum = 0;
  for (let a = 0; a < nodeCount; a += 1) {
    for (let b = 0; b < nodeCount; b += 1) {
      if (community[a] === community[b])
        sum += adjacency[a]![b]! - (resolution * strengths[a]! * strengths[b]!) / total;
    }
  }
  return sum / total;
}
