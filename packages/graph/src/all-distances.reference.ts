/** Distances between all pairs of nodes: slow and obvious. */
import type { Graph } from './graph.ts';

/** Hops from every node to every node by Floyd–Warshall, Infinity without a path. O(n³): for tests. */
export function allDistances({ nodeCount, offsets, targets }: Graph): number[][] {
  const distances = Array.from({ length: nodeCount }, (_, from) =>
    Array.from({ length: nodeCount }, (__, to) => (from === to ? 0 : Infinity)),
  );
  for (let node = 0; node < nodeCount; node += 1) {
    for (const target of targets.subarray(offsets[node], offsets[node + 1])) distances[node]![target] = 1;
  }
  for (let via = 0; via < nodeCount; via += 1) {
    for (const row of distances) {
      for (let to = 0; to < nodeCount; to += 1) row[to] = Math.min(row[to]!, row[via]! + distances[via]![to]!);
    }
  }
  return distances;
}
