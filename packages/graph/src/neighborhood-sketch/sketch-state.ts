/** The arrays that the steps of a sketch share. */
import type { DegreeOrder } from '../degree-order.ts';
import type { Graph } from '../graph.ts';

/** What the members of a team share while they sketch. Node-indexed arrays of estimates are in degree order. */
export interface SketchState {
  readonly graph: Graph;
  readonly order: DegreeOrder;
  readonly threads: number;
  readonly seed: number;
  readonly closenessSamples: number;
  readonly samples: number;
  readonly measuredNodes: number;
  readonly width: number;
  /** width, and one more for `importance` where it is a column of its own. */
  readonly columns: number;
  readonly values: Float64Array;
  readonly importance: Float64Array;
  /** nodeCount · columns. */
  readonly orderedValues: Float64Array;
  /** Sampled sources of paths, sampled targets, and targets sampled by importance; lengths in `sampleSizes`. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly heavyTargets: Uint32Array;
  /** samples · columns: value / chance of the heavy targets, as whole multiples of `units`. */
  readonly heavyWeights: Float64Array;
  readonly sampleSizes: Uint32Array;
  /** Per column, the power of two that makes weights whole, so that their sums are exact in any order. */
  readonly units: Float64Array;
  /** nodeCount: edges that an exact search of 2 and 3 hops may have to look at. */
  readonly twoHopWork: Float64Array;
  readonly threeHopWork: Float64Array;
  /** Up to how much of that work the search is made. */
  readonly workLimits: Float64Array;
  /** nodeCount: the out-neighbour with most out-edges; itself without one. */
  readonly hubOf: Uint32Array;
  /** nodeCount · columns: the values of the out-neighbours. */
  readonly neighborSums: Float64Array;
  /** Per thread and node; whole numbers, so that any split among threads sums to the same. */
  readonly closenessHits: Float64Array;
  readonly sourceHits: Uint32Array;
  readonly twoHopHits: Uint32Array;
  readonly threeHopHits: Uint32Array;
  /** Per thread, node and column. */
  readonly twoHopWeights: Float64Array;
  readonly threeHopWeights: Float64Array;
  /** nodeCount: 1 where an exact search against the edges was given up. */
  readonly manyInEdges: Uint8Array;
  /** By node of the graph. */
  readonly harmonic: Float64Array;
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** nodeCount · 3: the sums of `importance`, for measuring the error. */
  readonly importanceSums: Float64Array;
  /** measuredNodes · 5: relative errors; NaN where the exact value is 0. */
  readonly errors: Float64Array;
}

/** Fixed point of 1 / distance: exact sums over up to 2^23 sources. */
export const CLOSENESS_UNIT = 2 ** -30;
