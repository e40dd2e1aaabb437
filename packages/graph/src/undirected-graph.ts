/** An undirected graph made of a directed one: both directions of a pair as one edge. */
import type { Graph } from './graph.ts';
import { sharedFloat64, sharedUint32 } from './shared-arrays.ts';

/**
 * An undirected weighted graph in compressed sparse rows; each edge stands in the rows of both its ends. No self-loops.
 */
export interface UndirectedGraph {
  readonly nodeCount: number;
  /** Undirected edges: half the length of `neighbors`. */
  readonly edgeCount: number;
  /** nodeCount + 1. */
  readonly offsets: Uint32Array;
  /** 2 · edgeCount, ascending within a node. */
  readonly neighbors: Uint32Array;
  /** 2 · edgeCount; the two halves of an edge carry the same bits. */
  readonly weights: Float64Array;
}

/**
 * Forgets directions: (u, v) and (v, u) become one edge whose weight is their sum.
 * O(nodes + edges), deterministic.
 */
export function toUndirected(graph: Graph): UndirectedGraph {
  const { nodeCount, offsets: outOffsets, targets, inOffsets, inSources } = graph;
  const offsets = sharedUint32(nodeCount + 1);
  for (let node = 0; node < nodeCount; node += 1) {
    let out = outOffsets[node]!;
    let into = inOffsets[node]!;
    const outEnd = outOffsets[node + 1]!;
    const intoEnd = inOffsets[node + 1]!;
    let both = 0;
    const degree = outEnd - out + intoEnd - into;
    while (out < outEnd && into < intoEnd) {
      const target = targets[out]!;
      const source = inSources[into]!;
      if (target <= source) out += 1;
      if (source <= target) into += 1;
      if (source === target) both += 1;
    }
    offsets[node + 1] = offsets[node]! + degree - both;
  }
  const neighbors = sharedUint32(offsets[nodeCount]!);
  const weights = sharedFloat64(offsets[nodeCount]!);
  mergeRows(graph, offsets, neighbors, weights);
  return { nodeCount, edgeCount: neighbors.length / 2, offsets, neighbors, weights };
}

function mergeRows(graph: Graph, offsets: Uint32Array, neighbors: Uint32Array, merged: Float64Array): void {
  const { nodeCount, offsets: outOffsets, targets, weights, inOffsets, inSources, inWeights } = graph;
  for (let node = 0; node < nodeCount; node += 1) {
    let out = outOffsets[node]!;
    let into = inOffsets[node]!;
    const outEnd = outOffsets[node + 1]!;
    const intoEnd = inOffsets[node + 1]!;
    const end = offsets[node + 1]!;
    for (let slot = offsets[node]!; slot < end; slot += 1) {
      const target = out < outEnd ? targets[out]! : 0xffff_ffff;
      const source = into < intoEnd ? inSources[into]! : 0xffff_ffff;
      let weight = 0;
      if (target <= source) {
        weight += weights[out]!;
        out += 1;
      }
      if (source <= target) {
        weight += inWeights[into]!;
        into += 1;
      }
      neighbors[slot] = target < source ? target : source;
      merged[slot] = weight;
    }
  }
}
