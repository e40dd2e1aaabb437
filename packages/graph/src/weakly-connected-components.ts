/** Weakly connected components: nodes that are connected whichever way the edges point. */
import type { Components } from './components.ts';
import type { Graph } from './graph.ts';
import { sharedUint32 } from './shared-arrays.ts';

/**
 * Finds the components of the graph when directions are ignored, numbered in the order of their smallest node.
 * O(nodes + edges) by breadth-first search; deterministic.
 */
export function weaklyConnectedComponents(graph: Graph): Components {
  const { nodeCount, offsets, targets, inOffsets, inSources } = graph;
  const component = sharedUint32(nodeCount);
  const queue = new Uint32Array(nodeCount);
  const sizes: number[] = [];
  // 0 is "not seen" while searching; components are shifted back at the end.
  for (let root = 0; root < nodeCount; root += 1) {
    if (component[root] !== 0) continue;
    const label = sizes.length + 1;
    component[root] = label;
    queue[0] = root;
    let tail = 1;
    for (let head = 0; head < tail; head += 1) {
      const node = queue[head]!;
      for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
        const next = targets[slot]!;
        if (component[next] !== 0) continue;
        component[next] = label;
        queue[tail] = next;
        tail += 1;
      }
      for (let slot = inOffsets[node]!, end = inOffsets[node + 1]!; slot < end; slot += 1) {
        const next = inSources[slot]!;
        if (component[next] !== 0) continue;
        component[next] = label;
        queue[tail] = next;
        tail += 1;
      }
    }
    sizes.push(tail);
  }
  for (let node = 0; node < nodeCount; node += 1) component[node]! -= 1;
  const sharedSizes = sharedUint32(sizes.length);
  sharedSizes.set(sizes);
  return { component, count: sizes.length, sizes: sharedSizes };
}
