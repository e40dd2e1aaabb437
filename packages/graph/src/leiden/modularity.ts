/** Modularity: how much of the weight lies within communities, beyond chance. */
import type { UndirectedGraph } from '../undirected-graph.ts';

/**
 * Modularity of a partition of a weighted undirected graph: Σ over communities of inside / (2m) − resolution ·
 * (strength / (2m))², where inside counts both halves of an edge and m is the total edge weight; 0 where there is no
 * weight. O(nodes + edges). Source: Newman, Girvan 2004, doi:10.1103/PhysRevE.69.026113; resolution: Reichardt,
 * Bornholdt 2006.
 * @param community nodeCount labels below count
 */
export function modularity(graph: UndirectedGraph, community: Uint32Array, count: number, resolution = 1): number {
  const { nodeCount, offsets, neighbors, weights } = graph;
  const strengths = new Float64Array(count);
  let inside = 0;
  let total = 0;
  for (let node = 0; node < nodeCount; node += 1) {
    const own = community[node]!;
    let strength = 0;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
      const weight = weights[slot]!;
      strength += weight;
      if (community[neighbors[slot]!] === own) inside += weight;
    }
    strengths[own]! += strength;
    total += strength;
  }
  if (total === 0) return 0;
  let expected = 0;
  for (let label = 0; label < count; label += 1) expected += (strengths[label]! / total) ** 2;
  return inside / total - resolution * expected;
}
