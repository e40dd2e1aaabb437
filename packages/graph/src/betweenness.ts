/** Betweenness: how many shortest paths run through a node. */
import { shortestPathAccumulator } from './betweenness/shortest-path-accumulator.ts';
import { allocateDegreeOrder, sortByDegree, type DegreeOrder } from './degree-order.ts';
import type { Graph } from './graph.ts';
import { runAlone, type TeamKernel } from './parallel/team.ts';
import { sharedFloat64 } from './shared-arrays.ts';

export interface BetweennessOptions {
  /**
   * The sources to count shortest paths from: distinct nodes for an estimate scaled by nodeCount / pivots, or 'all':
   * exact.
   */
  readonly pivots: Uint32Array | 'all';
}

interface BetweennessState {
  readonly graph: Graph;
  readonly order: DegreeOrder;
  readonly pivots: Uint32Array | 'all';
  readonly groups: number;
  /** groups · nodeCount, in degree order. */
  readonly partial: Float64Array;
  readonly betweenness: Float64Array;
}

/** Pivots are dealt to this many sums, added in order at the end: the bits do not depend on who computed which. */
const GROUPS = 16;
const BLOCKS = 64;

/**
 * Betweenness of every node in the directed, unweighted graph: over ordered pairs (s, t), the share of shortest paths
 * from s to t that pass through it, ends excluded. Unnormalised; divide by (n − 1)(n − 2).
 *
 * Brandes' dependency accumulation, direction-optimised, O(pivots · (nodes + edges)). With pivots, the sum over them
 * scaled by nodeCount / pivots, which is unbiased when they are drawn uniformly. The same bits on any number of
 * threads. Numbers of shortest paths are doubles: beyond 1.8e308 of them between two nodes the result is not a number.
 * Sources: Brandes 2001, doi:10.1080/0022250X.2001.9990249; Brandes, Pich 2007, doi:10.1142/S0218127407018403; Beamer,
 * Asanović, Patterson 2012, doi:10.1109/SC.2012.50.
 * @returns nodeCount values
 * @throws RangeError if a pivot is not below nodeCount
 */
export function betweenness(graph: Graph, options: BetweennessOptions): Float64Array {
  return runAlone(betweennessKernel, graph, options);
}

export const betweennessKernel: TeamKernel<[Graph, BetweennessOptions], BetweennessState, Float64Array> = {
  prepare(_threads, graph, { pivots }) {
    const { nodeCount } = graph;
    if (pivots !== 'all') {
      for (const pivot of pivots) {
        if (pivot >= nodeCount) throw new RangeError(`Expected pivots below ${nodeCount}, found ${pivot}.`);
      }
    }
    const groups = Math.min(GROUPS, pivots === 'all' ? nodeCount : pivots.length);
    return {
      graph,
      order: allocateDegreeOrder(graph),
      pivots,
      groups,
      partial: sharedFloat64(groups * nodeCount),
      betweenness: sharedFloat64(nodeCount),
    };
  },

  work(team, { graph, order, pivots, groups, partial, betweenness: result }) {
    sortByDegree(team, graph, order);
    const { nodeCount } = graph;
    const pivotCount = pivots === 'all' ? nodeCount : pivots.length;
    const accumulate = shortestPathAccumulator(order);
    team.forEachBlock(groups, (group) => {
      const sums = partial.subarray(group * nodeCount, (group + 1) * nodeCount);
      for (let index = group; index < pivotCount; index += groups) {
        accumulate(order.numberOf[pivots === 'all' ? index : pivots[index]!]!, sums);
      }
    });
    const scale = pivotCount === 0 ? 0 : nodeCount / pivotCount;
    team.forEachBlock(BLOCKS, (block) => {
      const to = Math.floor((nodeCount * (block + 1)) / BLOCKS);
      for (let place = Math.floor((nodeCount * block) / BLOCKS); place < to; place += 1) {
        let total = 0;
        for (let group = 0; group < groups; group += 1) total += partial[group * nodeCount + place]!;
        result[order.nodeAt[place]!] = total * scale;
      }
    });
  },

  finish(state) {
    return state.betweenness;
  },
};
