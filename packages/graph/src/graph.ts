/** A directed graph as compressed rows in shared memory, and how it is built. */
import { sharedFloat64, sharedUint32 } from './shared-arrays.ts';

/**
 * A directed weighted graph in compressed sparse rows, with its transpose. No self-loops, no parallel edges.
 * Nodes are 0 … nodeCount − 1. All arrays lie on SharedArrayBuffers, so workers share them. Treat them as read-only.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** nodeCount + 1: the out-edges of v stand at offsets[v] … offsets[v + 1] − 1. */
  readonly offsets: Uint32Array;
  /** edgeCount, ascending within a node. */
  readonly targets: Uint32Array;
  /** edgeCount. */
  readonly weights: Float64Array;
  /** nodeCount + 1: the in-edges of v stand at inOffsets[v] … inOffsets[v + 1] − 1. */
  readonly inOffsets: Uint32Array;
  /** edgeCount, ascending within a node. */
  readonly inSources: Uint32Array;
  /** edgeCount. */
  readonly inWeights: Float64Array;
}

interface Rows {
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * Builds a graph from an edge list: self-loops dropped, parallel edges merged with their weights summed in input order.
 *
 * O(nodes + edges) by two stable counting sorts. Deterministic: the same list gives the same bits.
 * @param sources one node per edge, all three arrays of one length, in any order
 * @throws RangeError if the lengths differ, a node is not below nodeCount or a weight is negative or not finite
 */
export function buildGraph(
  nodeCount: number,
  sources: Uint32Array,
  targets: Uint32Array,
  weights: Float64Array,
): Graph {
  checkEdges(nodeCount, sources, targets, weights);
  const byTarget = sortIntoRows(nodeCount, targets, sources, weights);
  const bySource = transpose(nodeCount, byTarget, false);
  const out = mergeParallelEdges(nodeCount, bySource);
  const into = transpose(nodeCount, out, true);
  return {
    nodeCount,
    edgeCount: out.columns.length,
    offsets: out.offsets,
    targets: out.columns,
    weights: out.weights,
    inOffsets: into.offsets,
    inSources: into.columns,
    inWeights: into.weights,
  };
}

function checkEdges(nodeCount: number, sources: Uint32Array, targets: Uint32Array, weights: Float64Array): void {
  if (!Number.isInteger(nodeCount) || nodeCount < 0 || nodeCount >= 0xffff_ffff) {
    throw new RangeError(`Expected a node count in [0, 2^32 − 1), found ${nodeCount}.`);
  }
  if (sources.length !== targets.length || sources.length !== weights.length) {
    throw new RangeError(
      `Expected one source, target and weight per edge, found ${sources.length}, ${targets.length} and ${weights.length}.`,
    );
  }
  for (let edge = 0; edge < sources.length; edge += 1) {
    const highest = Math.max(sources[edge]!, targets[edge]!);
    if (highest >= nodeCount) {
      throw new RangeError(`Expected nodes below ${nodeCount}, found ${highest} at edge ${edge}.`);
    }
    const weight = weights[edge]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`Expected finite weights of at least 0, found ${weight} at edge ${edge}.`);
    }
  }
}

/** Counting sort of the edges by `keys`, stable, self-loops dropped. */
function sortIntoRows(nodeCount: number, keys: Uint32Array, others: Uint32Array, weights: Float64Array): Rows {
  const offsets = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < keys.length; edge += 1) {
    if (keys[edge] !== others[edge]) offsets[keys[edge]! + 1]! += 1;
  }
  for (let node = 0; node < nodeCount; node += 1) offsets[node + 1]! += offsets[node]!;
  const edgeCount = offsets[nodeCount]!;
  const columns = new Uint32Array(edgeCount);
  const sorted = new Float64Array(edgeCount);
  const cursor = offsets.slice(0, nodeCount);
  for (let edge = 0; edge < keys.length; edge += 1) {
    const key = keys[edge]!;
    const other = others[edge]!;
    if (key === other) continue;
    const slot = cursor[key]!;
    cursor[key] = slot + 1;
    columns[slot] = other;
    sorted[slot] = weights[edge]!;
  }
  return { offsets, columns, weights: sorted };
}

/** Turns rows into columns; within a new row the columns ascend, and equal ones keep their order. */
function transpose(nodeCount: number, rows: Rows, shared: boolean): Rows {
  const edgeCount = rows.columns.length;
  const offsets = shared ? sharedUint32(nodeCount + 1) : new Uint32Array(nodeCount + 1);
  const columns = shared ? sharedUint32(edgeCount) : new Uint32Array(edgeCount);
  const weights = shared ? sharedFloat64(edgeCount) : new Float64Array(edgeCount);
  for (let slot = 0; slot < edgeCount; slot += 1) offsets[rows.columns[slot]! + 1]! += 1;
  for (let node = 0; node < nodeCount; node += 1) offsets[node + 1]! += offsets[node]!;
  const cursor = offsets.slice(0, nodeCount);
  for (let row = 0; row < nodeCount; row += 1) {
    const end = rows.offsets[row + 1]!;
    for (let slot = rows.offsets[row]!; slot < end; slot += 1) {
      const column = rows.columns[slot]!;
      const place = cursor[column]!;
      cursor[column] = place + 1;
      columns[place] = row;
      weights[place] = rows.weights[slot]!;
    }
  }
  return { offsets, columns, weights };
}

function mergeParallelEdges(nodeCount: number, rows: Rows): Rows {
  let edgeCount = 0;
  for (let node = 0; node < nodeCount; node += 1) {
    const start = rows.offsets[node]!;
    const end = rows.offsets[node + 1]!;
    for (let slot = start; slot < end; slot += 1) {
      if (slot === start || rows.columns[slot] !== rows.columns[slot - 1]) edgeCount += 1;
    }
  }
  const offsets = sharedUint32(nodeCount + 1);
  const columns = sharedUint32(edgeCount);
  const weights = sharedFloat64(edgeCount);
  let place = -1;
  for (let node = 0; node < nodeCount; node += 1) {
    const start = rows.offsets[node]!;
    const end = rows.offsets[node + 1]!;
    for (let slot = start; slot < end; slot += 1) {
      if (slot === start || rows.columns[slot] !== rows.columns[slot - 1]) {
        place += 1;
        columns[place] = rows.columns[slot]!;
      }
      weights[place]! += rows.weights[slot]!;
    }
    offsets[node + 1] = place + 1;
  }
  return { offsets, columns, weights };
}
