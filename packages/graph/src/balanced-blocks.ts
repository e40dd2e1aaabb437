/**
 * Cuts the nodes into contiguous blocks of about equal work (edges of `offsets` plus nodes), the same ones on any
 * number of threads. A node is never split, so a hub may make its block larger.
 * @returns blocks + 1 node numbers, from 0 to nodeCount; at least one block, some possibly empty
 */
export function balancedBlocks(nodeCount: number, offsets: Uint32Array, blockCount: number): Uint32Array {
  const bounds = new Uint32Array(blockCount + 1);
  const total = offsets[nodeCount]! + nodeCount;
  let node = 0;
  for (let block = 1; block < blockCount; block += 1) {
    const goal = (total * block) / blockCount;
    while (node < nodeCount && offsets[node]! + node < goal) node += 1;
    bounds[block] = node;
  }
  bounds[blockCount] = nodeCount;
  return bounds;
}
