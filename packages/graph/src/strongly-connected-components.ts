/** Strongly connected components: nodes that reach each other. */
import { numberBySmallestNode, type Components } from './components.ts';
import type { Graph } from './graph.ts';

/** Above every visiting index and every component label: never taken for an ancestor. */
const SETTLED = 0xffff_ffff;

/**
 * Finds the strongly connected components, numbered in the order of their smallest node.
 *
 * The component of the best connected node, in practice the giant one, comes from one forward and one backward
 * breadth-first search, which walk memory far better than a depth-first one; the rest from Pearce's single-index
 * variant of Tarjan's algorithm, iterative, so that no chain is too long. O(nodes + edges); deterministic. Sources:
 * Tarjan 1972, doi:10.1137/0201010; Pearce 2016, doi:10.1016/j.ipl.2015.08.010; Fleischer, Hendrickson, Pınar 2000.
 */
export function stronglyConnectedComponents(graph: Graph): Components {
  const { nodeCount } = graph;
  if (nodeCount === 0) return numberBySmallestNode(new Uint32Array(0), 0);
  const index = new Uint32Array(nodeCount);
  settleComponentOf(graph, bestConnectedNode(graph), index);
  settleRemaining(graph, index);
  // Pearce labels count down from nodeCount − 1; the giant takes the label past them.
  for (let node = 0; node < nodeCount; node += 1) if (index[node] === SETTLED) index[node] = nodeCount;
  return numberBySmallestNode(index, nodeCount + 1);
}

function bestConnectedNode({ nodeCount, offsets, inOffsets }: Graph): number {
  let best = 0;
  let bestProduct = -1;
  for (let node = 0; node < nodeCount; node += 1) {
    const product = (offsets[node + 1]! - offsets[node]!) * (inOffsets[node + 1]! - inOffsets[node]!);
    if (product > bestProduct) {
      best = node;
      bestProduct = product;
    }
  }
  return best;
}

function settleComponentOf(graph: Graph, pivot: number, index: Uint32Array): void {
  const { nodeCount, offsets, targets, inOffsets, inSources } = graph;
  const reached = new Uint8Array(nodeCount);
  const queue = new Uint32Array(nodeCount);
  queue[0] = pivot;
  reached[pivot] = 1;
  let tail = 1;
  for (let head = 0; head < tail; head += 1) {
    const node = queue[head]!;
    for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
      const next = targets[slot]!;
      if (reached[next] !== 0) continue;
      reached[next] = 1;
      queue[tail] = next;
      tail += 1;
    }
  }
  // Every path from the component to the pivot stays inside the component, hence inside what was reached.
  index[pivot] = SETTLED;
  reached[pivot] = 0;
  tail = 1;
  for (let head = 0; head < tail; head += 1) {
    const node = queue[head]!;
    for (let slot = inOffsets[node]!, end = inOffsets[node + 1]!; slot < end; slot += 1) {
      const next = inSources[slot]!;
      if (reached[next] !== 1) continue;
      reached[next] = 0;
      index[next] = SETTLED;
      queue[tail] = next;
      tail += 1;
    }
  }
}

function settleRemaining(graph: Graph, index: Uint32Array): void {
  const { nodeCount, offsets, targets } = graph;
  const path = new Uint32Array(nodeCount);
  const open = new Uint32Array(nodeCount);
  const cursor = new Uint32Array(nodeCount);
  const isRoot = new Uint8Array(nodeCount);
  let openCount = 0;
  let nextIndex = 1;
  let label = nodeCount - 1;
  for (let root = 0; root < nodeCount; root += 1) {
    if (index[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    index[root] = nextIndex;
    nextIndex += 1;
    cursor[root] = offsets[root]!;
    isRoot[root] = 1;
    while (depth >= 0) {
      const node = path[depth]!;
      const end = offsets[node + 1]!;
      let slot = cursor[node]!;
      let lowest = index[node]!;
      let child = -1;
      while (slot < end) {
        const next = targets[slot]!;
        const reached = index[next]!;
        if (reached === 0) {
          child = next;
          break;
        }
        if (reached < lowest) {
          lowest = reached;
          isRoot[node] = 0;
        }
        slot += 1;
      }
      index[node] = lowest;
      // An unvisited child is looked at again on return, when its index tells what it reached.
      cursor[node] = slot;
      if (child >= 0) {
        depth += 1;
        path[depth] = child;
        index[child] = nextIndex;
        nextIndex += 1;
        cursor[child] = offsets[child]!;
        isRoot[child] = 1;
        continue;
      }
      depth -= 1;
      if (isRoot[node] === 0) {
        open[openCount] = node;
        openCount += 1;
        continue;
      }
      nextIndex -= 1;
      while (openCount > 0 && index[open[openCount - 1]!]! >= lowest) {
        openCount -= 1;
        index[open[openCount]!] = label;
        nextIndex -= 1;
      }
      index[node] = label;
      label -= 1;
    }
  }
}
