/** PageRank, weighted, over incoming edges. */
import { balancedBlocks } from './balanced-blocks.ts';
import type { Graph } from './graph.ts';
import { allocateInDegreeOrder, sortByInDegree, type InDegreeOrder } from './pagerank/in-degree-order.ts';
import { runAlone, type Team, type TeamKernel } from './parallel/team.ts';
import { sharedFloat64, sharedUint32 } from './shared-arrays.ts';

export interface PageRankOptions {
  /** Chance of following an edge rather than jumping anywhere, in [0, 1). Default 0.85. */
  readonly damping?: number;
  /**
   * Stops when the scores of two rounds differ by less than this in L1 norm (their sum over all nodes). Default 1e-8.
   */
  readonly tolerance?: number;
  /** Default 1000; 1e-8 at damping 0.85 takes at most 117. */
  readonly maxIterations?: number;
  /** Follow edges in proportion to their weight (true) or with equal chance (false). */
  readonly weighted: boolean;
}

export interface PageRank {
  /** nodeCount scores that sum to 1. */
  readonly scores: Float64Array;
  readonly iterations: number;
  /** Whether the tolerance was met within maxIterations. */
  readonly converged: boolean;
}

interface PageRankState {
  readonly graph: Graph;
  readonly damping: number;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly weighted: boolean;
  readonly order: InDegreeOrder;
  /** By node. */
  readonly scores: Float64Array;
  /** This and the arrays below in the order of `order`. */
  readonly orderedScores: Float64Array;
  /** 1 / out-degree or 1 / out-weight; 0 for a node that gives nothing away. */
  readonly outShare: Float64Array;
  /** Score · outShare, double-buffered: one round reads what the last one wrote. */
  readonly given: readonly [Float64Array, Float64Array];
  /** Per round parity and block: change, then dangling mass. Summed in block order, whoever computed them. */
  readonly blockSums: Float64Array;
  /** iterations, converged. */
  readonly outcome: Uint32Array;
}

const BLOCKS = 64;

/**
 * PageRank by power iteration, pulling over in-edges; the mass of nodes without out-edges (or, weighted, without
 * out-weight) is spread uniformly over all nodes, as are the jumps.
 *
 * O(edges) per round; the same bits on any number of threads. Not converging is a result, not an error.
 * Source: Page, Brin, Motwani, Winograd 1999, Stanford InfoLab 1999-66.
 */
export function pagerank(graph: Graph, options: PageRankOptions): PageRank {
  return runAlone(pagerankKernel, graph, options);
}

export const pagerankKernel: TeamKernel<[Graph, PageRankOptions], PageRankState, PageRank> = {
  prepare(_threads, graph, { damping = 0.85, tolerance = 1e-8, maxIterations = 1000, weighted }) {
    if (!(damping >= 0 && damping < 1)) throw new RangeError(`Expected a damping in [0, 1), found ${damping}.`);
    if (!(tolerance > 0)) throw new RangeError(`Expected a tolerance above 0, found ${tolerance}.`);
    const { nodeCount } = graph;
    return {
      graph,
      damping,
      tolerance,
      maxIterations,
      weighted,
      order: allocateInDegreeOrder(graph, weighted),
      scores: sharedFloat64(nodeCount),
      orderedScores: sharedFloat64(nodeCount),
      outShare: sharedFloat64(nodeCount),
      given: [sharedFloat64(nodeCount), sharedFloat64(nodeCount)],
      blockSums: sharedFloat64(BLOCKS * 4),
      outcome: sharedUint32(2),
    };
  },

  work(team, state) {
    const { graph, order, damping, tolerance, maxIterations, blockSums, outcome } = state;
    const { nodeCount } = graph;
    if (nodeCount === 0) {
      if (team.rank === 0) outcome[1] = 1;
      return;
    }
    sortByInDegree(team, graph, order);
    const blocks = balancedBlocks(nodeCount, order.inOffsets, BLOCKS);
    startRound(team, state, blocks);
    let iterations = 0;
    let change = Infinity;
    let dangling = sumInOrder(blockSums, BLOCKS); // parity 0 reads the sums that startRound left
    while (change >= tolerance && iterations < maxIterations) {
      const base = (1 - damping + damping * dangling) / nodeCount;
      const parity = iterations % 2;
      const sums = (1 - parity) * 2 * BLOCKS;
      team.forEachBlock(BLOCKS, (block) => {
        const pull = state.weighted ? pullWeighted : pullPlain;
        pull(state, blocks[block]!, blocks[block + 1]!, base, parity, sums + block);
      });
      change = sumInOrder(blockSums, sums);
      dangling = sumInOrder(blockSums, sums + BLOCKS);
      iterations += 1;
    }
    team.forEachBlock(BLOCKS, (block) => {
      for (let place = blocks[block]!; place < blocks[block + 1]!; place += 1) {
        state.scores[order.nodeAt[place]!] = state.orderedScores[place]!;
      }
    });
    if (team.rank === 0) {
      outcome[0] = iterations;
      outcome[1] = change < tolerance ? 1 : 0;
    }
  },

  finish({ scores, outcome }) {
    return { scores, iterations: outcome[0]!, converged: outcome[1] === 1 };
  },
};

function sumInOrder(blockSums: Float64Array, start: number): number {
  let sum = 0;
  for (let block = 0; block < BLOCKS; block += 1) sum += blockSums[start + block]!;
  return sum;
}

/** Uniform scores, what they give, and the dangling mass where round 0 looks for it. */
function startRound(team: Team, state: PageRankState, blocks: Uint32Array): void {
  const { graph, order, weighted, orderedScores, outShare, given, blockSums } = state;
  const { nodeCount, offsets, weights } = graph;
  const first = given[0];
  team.forEachBlock(BLOCKS, (block) => {
    let dangling = 0;
    for (let place = blocks[block]!; place < blocks[block + 1]!; place += 1) {
      const node = order.nodeAt[place]!;
      const start = offsets[node]!;
      const end = offsets[node + 1]!;
      let total = end - start;
      if (weighted) {
        total = 0;
        for (let slot = start; slot < end; slot += 1) total += weights[slot]!;
      }
      const share = total > 0 ? 1 / total : 0;
      outShare[place] = share;
      orderedScores[place] = 1 / nodeCount;
      first[place] = share / nodeCount;
      if (share === 0) dangling += 1 / nodeCount;
    }
    blockSums[BLOCKS + block] = dangling;
  });
}

function pullPlain(state: PageRankState, from: number, to: number, base: number, parity: number, sums: number): void {
  const { order, damping, orderedScores: scores, outShare, blockSums } = state;
  const { inOffsets, inSources } = order;
  const reading = state.given[parity]!;
  const writing = state.given[1 - parity]!;
  let change = 0;
  let dangling = 0;
  let slot = inOffsets[from]!;
  for (let node = from; node < to; node += 1) {
    const end = inOffsets[node + 1]!;
    let pulled = 0;
    for (; slot < end; slot += 1) pulled += reading[inSources[slot]!]!;
    const score = base + damping * pulled;
    change += Math.abs(score - scores[node]!);
    scores[node] = score;
    const share = outShare[node]!;
    writing[node] = score * share;
    if (share === 0) dangling += score;
  }
  blockSums[sums] = change;
  blockSums[sums + BLOCKS] = dangling;
}

function pullWeighted(
  state: PageRankState,
  from: number,
  to: number,
  base: number,
  parity: number,
  sums: number,
): void {
  const { order, damping, orderedScores: scores, outShare, blockSums } = state;
  const { inOffsets, inSources, inWeights } = order;
  const reading = state.given[parity]!;
  const writing = state.given[1 - parity]!;
  let change = 0;
  let dangling = 0;
  let slot = inOffsets[from]!;
  for (let node = from; node < to; node += 1) {
    const end = inOffsets[node + 1]!;
    let pulled = 0;
    for (; slot < end; slot += 1) pulled += reading[inSources[slot]!]! * inWeights[slot]!;
    const score = base + damping * pulled;
    change += Math.abs(score - scores[node]!);
    scores[node] = score;
    const share = outShare[node]!;
    writing[node] = score * share;
    if (share === 0) dangling += score;
  }
  blockSums[sums] = change;
  blockSums[sums + BLOCKS] = dangling;
}
