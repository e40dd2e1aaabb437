/** Core numbers: how deep in the dense part of a graph a node is. */
import { sharedUint32 } from './shared-arrays.ts';
import type { UndirectedGraph } from './undirected-graph.ts';

/**
 * Gives each node its core number: the largest k such that it lies in a subgraph whose nodes all have k neighbours in
 * it.
 *
 * Peels level by level over the nodes that remain; a node is looked at core + 1 times outside its own peeling, so
 * O(nodes + edges). Deterministic. Sources: Seidman 1983, doi:10.1016/0378-8733(83)90028-X; Batagelj, Zaveršnik 2011,
 * doi:10.1007/s11634-010-0079-y.
 * @returns nodeCount core numbers
 */
export function coreNumbers(graph: UndirectedGraph): Uint32Array {
  const { nodeCount, offsets, neighbors } = graph;
  const core = sharedUint32(nodeCount);
  const remaining = new Uint32Array(nodeCount);
  const peeled = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    core[node] = offsets[node + 1]! - offsets[node]!;
    remaining[node] = node;
  }
  let remainingCount = nodeCount;
  for (let level = 0; remainingCount > 0; level += 1) {
    let kept = 0;
    let tail = 0;
    for (let place = 0; place < remainingCount; place += 1) {
      const node = remaining[place]!;
      const degree = core[node]!;
      if (degree > level) {
        remaining[kept] = node;
        kept += 1;
      } else if (degree === level) {
        peeled[tail] = node;
        tail += 1;
      }
    }
    remainingCount = kept;
    for (let head = 0; head < tail; head += 1) {
      const node = peeled[head]!;
      for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
        const next = neighbors[slot]!;
        const degree = core[next]!;
        if (degree <= level) continue;
        core[next] = degree - 1;
        if (degree - 1 === level) {
          peeled[tail] = next;
          tail += 1;
        }
      }
    }
  }
  return core;
}
