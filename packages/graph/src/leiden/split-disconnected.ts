/** Communities that fall apart become several. */
import { sharedUint32 } from '../shared-arrays.ts';
import type { UndirectedGraph } from '../undirected-graph.ts';

/**
 * Gives each connected part of a community its own label, numbered in the order of its smallest node. Parts between
 * which no edge runs only gain modularity by parting. O(nodes + edges).
 */
export function splitDisconnected(
  { nodeCount, offsets, neighbors }: UndirectedGraph,
  community: Uint32Array,
): { community: Uint32Array; count: number } {
  const labels = sharedUint32(nodeCount);
  const queue = new Uint32Array(nodeCount);
  let count = 0;
  for (let root = 0; root < nodeCount; root += 1) {
    if (labels[root] !== 0) continue;
    const own = community[root]!;
    count += 1;
    labels[root] = count;
    queue[0] = root;
    let tail = 1;
    for (let head = 0; head < tail; head += 1) {
      const node = queue[head]!;
      for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
        const next = neighbors[slot]!;
        if (labels[next] !== 0 || community[next] !== own) continue;
        labels[next] = count;
        queue[tail] = next;
        tail += 1;
      }
    }
  }
  for (let node = 0; node < nodeCount; node += 1) labels[node]! -= 1;
  return { community: labels, count };
}
