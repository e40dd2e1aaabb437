/** Harmonic closeness: how near a node is to all that it reaches. */
import { allocateDegreeOrder, sortByDegree, type DegreeOrder } from './degree-order.ts';
import type { Graph } from './graph.ts';
import { countLanes, LANES, multiSourceSearch } from './multi-source-search.ts';
import { runAlone, type TeamKernel } from './parallel/team.ts';
import { sharedFloat64 } from './shared-arrays.ts';

interface HarmonicState {
  readonly graph: Graph;
  readonly order: DegreeOrder;
  readonly groups: number;
  /** groups · nodeCount, in degree order. */
  readonly partial: Float64Array;
  readonly closeness: Float64Array;
}

/** Batches are dealt to this many sums, added in order at the end: the bits do not depend on who computed which. */
const GROUPS = 16;
const BLOCKS = 64;

/**
 * Harmonic closeness of every node over in-paths: the sum over u ≠ v with a path to v of 1 / distance(u, v),
 * unweighted, not normalised; divide by n − 1.
 *
 * Exact, by breadth-first searches from 128 sources at a time: O(nodes · (nodes + edges) · levels / 128). For large
 * graphs estimate it with `neighborhoodSketch`. The same bits on any number of threads. Source: Marchiori, Latora 2000,
 * doi:10.1016/S0378-4371(00)00311-3; Boldi, Vigna 2014, doi:10.1080/15427951.2013.865686.
 * @returns nodeCount values
 */
export function harmonicCloseness(graph: Graph): Float64Array {
  return runAlone(harmonicClosenessKernel, graph);
}

export const harmonicClosenessKernel: TeamKernel<[Graph], HarmonicState, Float64Array> = {
  prepare(_threads, graph) {
    const groups = Math.min(GROUPS, Math.ceil(graph.nodeCount / LANES));
    return {
      graph,
      order: allocateDegreeOrder(graph),
      groups,
      partial: sharedFloat64(groups * graph.nodeCount),
      closeness: sharedFloat64(graph.nodeCount),
    };
  },

  work(team, { graph, order, groups, partial, closeness }) {
    sortByDegree(team, graph, order);
    const { nodeCount } = graph;
    const search = multiSourceSearch(order);
    const sources = Uint32Array.from({ length: nodeCount }, (_, node) => node);
    team.forEachBlock(groups, (group) => {
      const sums = partial.subarray(group * nodeCount, (group + 1) * nodeCount);
      for (let first = group * LANES; first < nodeCount; first += groups * LANES) {
        search.start(sources.subarray(first, first + LANES));
        for (let distance = 1; search.advance(); distance += 1) {
          const { reached, reachedCount, fresh } = search;
          for (let place = 0; place < reachedCount; place += 1) {
            const node = reached[place]!;
            sums[node]! += countLanes(fresh, node) / distance;
          }
        }
      }
    });
    team.forEachBlock(BLOCKS, (block) => {
      const to = Math.floor((nodeCount * (block + 1)) / BLOCKS);
      for (let place = Math.floor((nodeCount * block) / BLOCKS); place < to; place += 1) {
        let total = 0;
        for (let group = 0; group < groups; group += 1) total += partial[group * nodeCount + place]!;
        closeness[order.nodeAt[place]!] = total;
      }
    });
  },

  finish({ closeness }) {
    return closeness;
  },
};
