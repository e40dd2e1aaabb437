/** Components by the distances between all pairs: slow and obvious. */
import { allDistances } from './all-distances.reference.ts';
import type { Graph } from './graph.ts';

/** The smallest node that each node reaches and is reached by. */
export function strongLabels(graph: Graph): number[] {
  const distances = allDistances(graph);
  return distances.map((row, node) => row.findIndex((there, other) => there + distances[other]![node]! < Infinity));
}

/** The smallest node joined to each node by edges of any direction: labels spread until nothing changes. */
export function weakLabels({ nodeCount, offsets, targets }: Graph): number[] {
  const labels = Array.from({ length: nodeCount }, (_, node) => node);
  for (let round = 0; round < nodeCount; round += 1) {
    for (let node = 0; node < nodeCount; node += 1) {
      for (const target of targets.subarray(offsets[node], offsets[node + 1])) {
        const lowest = Math.min(labels[node]!, labels[target]!);
        labels[node] = lowest;
        labels[target] = lowest;
      }
    }
  }
  return labels;
}
