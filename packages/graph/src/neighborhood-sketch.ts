/** Closeness and neighbourhoods of a few hops, estimated from samples with a measured error. */
import { allocateDegreeOrder, sortByDegree } from './degree-order.ts';
import type { Graph } from './graph.ts';
import { checkValues } from './khop.ts';
import { estimateNodes } from './neighborhood-sketch/estimate-nodes.ts';
import { ERROR_COLUMNS, measureError, rootMeanSquare } from './neighborhood-sketch/measure-error.ts';
import { planSketch } from './neighborhood-sketch/plan-sketch.ts';
import { samplePaths } from './neighborhood-sketch/sample-paths.ts';
import type { SketchState } from './neighborhood-sketch/sketch-state.ts';
import { runAlone, type TeamKernel } from './parallel/team.ts';
import { sharedFloat64, sharedUint32, sharedUint8 } from './shared-arrays.ts';

export interface NeighborhoodSketchOptions {
  /** A safe integer. The same graph, options and seed give the same bits. */
  readonly seed: number;
  /** nodeCount · width doubles of at least 0, node-major: what to sum over the nodes reached. */
  readonly values: Float64Array;
  /** Doubles per node: 1 for a plain number, more for limbs of an exact one. */
  readonly width: number;
  /**
   * nodeCount doubles of at least 0: the size of the value of each node, above 0 where it has one. Nodes are drawn in
   * proportion to it, and the errors of sums are measured on it. Needed if width is not 1; by default the values.
   */
  readonly importance?: Float64Array;
  /**
   * Nodes drawn for counts, and again for sums; the error falls with its square root. At nodeCount all is exact.
   * Default 2048.
   */
  readonly samples?: number;
  /** Nodes drawn for closeness, whose searches go on to the end: what takes most of the time. Default 1024. */
  readonly closenessSamples?: number;
  /** Nodes computed exactly to measure the errors. Default 256. */
  readonly measuredNodes?: number;
}

/**
 * Root-mean-square relative errors over the measured nodes, those computed exactly included; of all nodes, within
 * chance.
 */
export interface SketchError {
  readonly harmonic: number;
  readonly twoHopCount: number;
  readonly threeHopCount: number;
  readonly twoHopSum: number;
  readonly threeHopSum: number;
}

export interface NeighborhoodSketch {
  /** nodeCount: estimated harmonic closeness over in-paths, unnormalised, as `harmonicCloseness` defines it. */
  readonly harmonic: Float64Array;
  /** nodeCount · 3, node-major: nodes within 1, 2, 3 out-edges, rounded; the first is exact. */
  readonly counts: Uint32Array;
  /**
   * nodeCount · 3 · width, laid out as by `khop`; the first hop is exact. Estimated sums of limbs are no whole numbers.
   */
  readonly sums: Float64Array;
  readonly relativeError: SketchError;
  /** How many nodes the errors were measured on. */
  readonly measuredNodes: number;
}

/**
 * Estimates harmonic closeness and the counts and value sums within 2 and 3 hops for all nodes; within 1 hop they are
 * exact.
 *
 * Nodes are sampled, and breadth-first searches from 128 of them at a time tell which nodes reach or are reached by
 * them: sources uniformly for closeness (Eppstein, Wang), targets uniformly for counts, targets in proportion to their
 * value for sums. On small worlds this is far more accurate than sketches by hashing (HyperBall), whose error no set is
 * large enough to escape. Small sets, which sampling misses, are searched exactly within a budget of work linear in the
 * graph, and what the largest out-neighbour of a node points to is always known exactly. O(samples / 128 · (nodes +
 * edges) · levels + n log n); 52 to 150 bytes per node and thread. The same bits on any number of threads. Sources:
 * Eppstein, Wang 2004, doi:10.7155/jgaa.00081; Cohen 2014, doi:10.1145/2594538.2594546; Then et al. 2014,
 * doi:10.14778/2735496.2735507.
 * @throws RangeError if an array has the wrong length or an option is out of range
 */
export function neighborhoodSketch(graph: Graph, options: NeighborhoodSketchOptions): NeighborhoodSketch {
  return runAlone(neighborhoodSketchKernel, graph, options);
}

export const neighborhoodSketchKernel: TeamKernel<[Graph, NeighborhoodSketchOptions], SketchState, NeighborhoodSketch> =
  {
    prepare(threads, graph, options) {
      const { nodeCount } = graph;
      const { seed, values, width, importance = values } = options;
      const { samples = 2048, closenessSamples = 1024, measuredNodes = 256 } = options;
      checkValues(nodeCount, values, width);
      checkValues(nodeCount, importance, 1);
      for (const size of [samples, closenessSamples]) {
        if (!(Number.isInteger(size) && size >= 1)) throw new RangeError(`Expected samples ≥ 1, found ${size}.`);
      }
      const columns = importance === values ? width : width + 1;
      const drawn = Math.min(samples, nodeCount);
      const sourcesDrawn = Math.min(closenessSamples, nodeCount);
      // Systematic sampling draws one more or one less where rounding falls so.
      const heavyDrawn = Math.min(samples + 1, nodeCount);
      const measured = Math.min(measuredNodes, nodeCount);
      return {
        graph,
        order: allocateDegreeOrder(graph),
        threads,
        seed,
        closenessSamples: sourcesDrawn,
        samples: drawn,
        measuredNodes: measured,
        width,
        columns,
        values,
        importance,
        orderedValues: sharedFloat64(nodeCount * columns),
        sources: sharedUint32(sourcesDrawn),
        targets: sharedUint32(drawn),
        heavyTargets: sharedUint32(heavyDrawn),
        heavyWeights: sharedFloat64(heavyDrawn * columns),
        sampleSizes: sharedUint32(3),
        units: sharedFloat64(columns),
        twoHopWork: sharedFloat64(nodeCount),
        threeHopWork: sharedFloat64(nodeCount),
        workLimits: sharedFloat64(2),
        hubOf: sharedUint32(nodeCount),
        neighborSums: sharedFloat64(nodeCount * columns),
        closenessHits: sharedFloat64(threads * nodeCount),
        sourceHits: sharedUint32(threads * nodeCount),
        twoHopHits: sharedUint32(threads * nodeCount),
        threeHopHits: sharedUint32(threads * nodeCount),
        twoHopWeights: sharedFloat64(threads * nodeCount * columns),
        threeHopWeights: sharedFloat64(threads * nodeCount * columns),
        manyInEdges: sharedUint8(nodeCount),
        harmonic: sharedFloat64(nodeCount),
        counts: sharedFloat64(nodeCount * 3),
        sums: sharedFloat64(nodeCount * 3 * width),
        importanceSums: sharedFloat64(nodeCount * 3),
        errors: sharedFloat64(measured * ERROR_COLUMNS),
      };
    },

    work(team, state) {
      if (state.graph.nodeCount === 0) return;
      sortByDegree(team, state.graph, state.order);
      if (team.rank === 0) planSketch(state);
      team.barrier();
      samplePaths(team, state);
      estimateNodes(team, state);
      measureError(team, state);
    },

    finish({ harmonic, counts, sums, errors, measuredNodes }) {
      const rounded = sharedUint32(counts.length);
      for (let cell = 0; cell < counts.length; cell += 1) rounded[cell] = Math.round(counts[cell]!);
      return {
        harmonic,
        counts: rounded,
        sums,
        relativeError: {
          harmonic: rootMeanSquare(errors, 0),
          twoHopCount: rootMeanSquare(errors, 1),
          threeHopCount: rootMeanSquare(errors, 2),
          twoHopSum: rootMeanSquare(errors, 3),
          threeHopSum: rootMeanSquare(errors, 4),
        },
        measuredNodes,
      };
    },
  };
