/** Exact counts and sums of the nodes within a few hops. */
import { boundedSearch } from './bounded-search.ts';
import { allocateDegreeOrder, sortByDegree, type DegreeOrder } from './degree-order.ts';
import type { Graph } from './graph.ts';
import { runAlone, type TeamKernel } from './parallel/team.ts';
import { sharedFloat64, sharedUint32 } from './shared-arrays.ts';

export interface KhopOptions {
  /** Counts for 1, 2 … maxHops. Default 3. */
  readonly maxHops?: number;
  /** nodeCount · width doubles, node-major: what to sum over the nodes reached. */
  readonly values: Float64Array;
  /** Doubles per node: 1 for a plain number, more for limbs of an exact one. */
  readonly width: number;
}

export interface Khop {
  /** nodeCount · maxHops, node-major: nodes reached by following at most k out-edges, the start excluded, at k − 1. */
  readonly counts: Uint32Array;
  /** nodeCount · maxHops · width, node-major, then hop: the sums of their values. */
  readonly sums: Float64Array;
}

interface KhopState extends Khop {
  readonly graph: Graph;
  readonly order: DegreeOrder;
  readonly maxHops: number;
  readonly values: Float64Array;
  readonly orderedValues: Float64Array;
  readonly width: number;
}

const BLOCKS = 256;

/**
 * Counts, for every node, the nodes that following at most 1, 2 … maxHops out-edges reaches, and sums their values.
 *
 * Exact, by a bounded breadth-first search per node: O(Σ edges within maxHops), which on small worlds is nearly nodes ·
 * edges; for large graphs use `neighborhoodSketch`. Values are added in the order of the search, so sums of whole
 * numbers below 2^53 are exact and all others reproducible. The same bits on any number of threads.
 * @throws RangeError if values does not hold nodeCount · width numbers or maxHops is not a positive integer
 */
export function khop(graph: Graph, options: KhopOptions): Khop {
  return runAlone(khopKernel, graph, options);
}

export const khopKernel: TeamKernel<[Graph, KhopOptions], KhopState, Khop> = {
  prepare(_threads, graph, { maxHops = 3, values, width }) {
    checkValues(graph.nodeCount, values, width);
    if (!(Number.isInteger(maxHops) && maxHops >= 1)) throw new RangeError(`Expected maxHops ≥ 1, found ${maxHops}.`);
    return {
      graph,
      order: allocateDegreeOrder(graph),
      maxHops,
      values,
      orderedValues: sharedFloat64(values.length),
      width,
      counts: sharedUint32(graph.nodeCount * maxHops),
      sums: sharedFloat64(graph.nodeCount * maxHops * width),
    };
  },

  work(team, { graph, order, maxHops, values, orderedValues, width, counts, sums }) {
    sortByDegree(team, graph, order);
    const { nodeCount } = graph;
    if (team.rank === 0) reorderValues(order.nodeAt, values, width, orderedValues);
    team.barrier();
    const search = boundedSearch(nodeCount, order.offsets, order.targets, maxHops);
    team.forEachBlock(BLOCKS, (block) => {
      // Every BLOCKS-th number: neighbours in degree order cost alike, so blocks do too.
      for (let start = block; start < nodeCount; start += BLOCKS) {
        search.from(start);
        const node = order.nodeAt[start]!;
        for (let hop = 0; hop < maxHops; hop += 1) {
          const end = search.ends[hop + 1]!;
          counts[node * maxHops + hop] = end - 1;
          const base = (node * maxHops + hop) * width;
          for (let column = 0; column < width; column += 1) {
            let sum = hop === 0 ? 0 : sums[base + column - width]!;
            for (let place = search.ends[hop]!; place < end; place += 1) {
              sum += orderedValues[search.found[place]! * width + column]!;
            }
            sums[base + column] = sum;
          }
        }
      }
    });
  },

  finish({ counts, sums }) {
    return { counts, sums };
  },
};

/** @throws RangeError unless there are nodeCount rows of `width` values */
export function checkValues(nodeCount: number, values: Float64Array, width: number): void {
  if (!Number.isInteger(width) || width < 0 || values.length !== nodeCount * width) {
    throw new RangeError(`Expected ${nodeCount} · ${width} values, found ${values.length}.`);
  }
}

/** Copies node-major rows into degree order. */
export function reorderValues(nodeAt: Uint32Array, values: Float64Array, width: number, ordered: Float64Array): void {
  for (let place = 0; place < nodeAt.length; place += 1) {
    const from = nodeAt[place]! * width;
    for (let column = 0; column < width; column += 1) ordered[place * width + column] = values[from + column]!;
  }
}
