/** The columns that need the whole graph of the window: who stands where in the network. */
import type { RunNotice } from '@analytics/domain';
import { seededRandom, type CallOptions, type Components, type Graph, type KernelPool } from '@analytics/graph';
import { isPriced, type FeatureInput } from '../feature-input.ts';
import { averagePercentiles } from './average-rank.ts';
import { neighborhood, type KhopColumns } from './neighborhood.ts';

/** nodeCount entries each, in the bytes of the column's type; decimals two words a value. */
export interface GraphColumns extends KhopColumns {
  readonly pagerank: Float32Array;
  readonly betweenness: Float32Array;
  readonly closeness: Float32Array;
  readonly clustering_coefficient: Float32Array;
  readonly triangle_count: BigUint64Array;
  readonly kcore: Uint32Array;
  readonly scc_size: Uint32Array;
  readonly component_size: Uint32Array;
  readonly community_id: Uint32Array;
  readonly centrality_score: Float32Array;
}

export interface GraphFeatures {
  readonly columns: GraphColumns;
  /** What was estimated, and by how much it errs; what fell back. */
  readonly notices: readonly RunNotice[];
}

/**
 * Gives the graph and neighbourhood columns of all addresses.
 *
 * The graph has an edge per ordered pair of addresses with a transfer, weighing their USD, or their transfers where the
 * window has no price at all. Ranks for centrality_score are those of the columns as written (float32), so that
 * rounding noise makes no order. Community ids count up from 0 in the order of the smallest address of each.
 * Deterministic in the seed, on any number of threads; the calling thread stays free while the kernels run. An aborted
 * call rejects with the signal's reason.
 */
export async function graphFeatures(input: FeatureInput, pool: KernelPool, call?: CallOptions): Promise<GraphFeatures> {
  const { transfers, index, settings, total_volume_usd } = input;
  const { nodeCount } = index;
  const priced = isPriced(transfers);
  const weights = priced ? transfers.amount_usd : new Float64Array(transfers.length).fill(1);
  const random = seededRandom(settings.seed);
  const [leidenSeed, sketchSeed, pivotSeed] = [random.uint32(), random.uint32(), random.uint32()];
  const pivots = betweennessPivots(nodeCount, settings.exact_node_limit, settings.betweenness_pivots, pivotSeed);

  const graph = await pool.buildGraph(nodeCount, transfers.from, transfers.to, weights, call);
  const undirected = await pool.toUndirected(graph, call);
  const [communities, strong, weak, cores, clustering, rank, between, near] = await Promise.all([
    pool.leiden(undirected, { seed: leidenSeed }, call),
    pool.stronglyConnectedComponents(graph, call),
    pool.weaklyConnectedComponents(graph, call),
    pool.coreNumbers(undirected, call),
    pool.localClustering(undirected, call),
    pool.pagerank(graph, { damping: 0.85, tolerance: 1e-8, weighted: true }, call),
    pool.betweenness(graph, { pivots }, call),
    neighborhood(graph, total_volume_usd, settings, sketchSeed, pool, call),
  ]);

  const pagerank = Float32Array.from(rank.scores);
  const betweenness = normalised(between, (nodeCount - 1) * (nodeCount - 2));
  const closeness = normalised(near.harmonic, nodeCount - 1);
  const columns: GraphColumns = {
    pagerank,
    betweenness,
    closeness,
    clustering_coefficient: Float32Array.from(clustering.coefficients),
    triangle_count: BigUint64Array.from(clustering.triangles, BigInt),
    kcore: cores,
    scc_size: sizeOfComponent(strong),
    component_size: sizeOfComponent(weak),
    community_id: communities.community,
    centrality_score: meanPercentile([pagerank, betweenness, closeness, totalDegrees(graph)]),
    ...near.columns,
  };
  const notices: RunNotice[] = [...near.notices];
  if (!priced && transfers.length > 0) {
    notices.push({
      code: 'PRICES_ALL_ZERO',
      message: `None of the ${transfers.length} transfers has a price: weights are numbers of transfers instead of USD.`,
      count: transfers.length,
    });
  }
  if (pivots !== 'all') {
    notices.push({
      code: 'BETWEENNESS_ESTIMATED',
      message: `The betweenness of ${nodeCount} addresses is estimated from the shortest paths of ${pivots.length} of them.`,
      count: nodeCount,
    });
  }
  const overflown = between.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  if (overflown > 0) {
    notices.push({
      code: 'BETWEENNESS_OVERFLOW',
      message: `The betweenness of ${overflown} addresses is given as 0: more than 1.8e308 shortest paths run there.`,
      count: overflown,
    });
  }
  if (!rank.converged) {
    notices.push({
      code: 'PAGERANK_NOT_CONVERGED',
      message: `PageRank stopped after ${rank.iterations} rounds above its tolerance of 1e-8.`,
      count: rank.iterations,
    });
  }
  return { columns, notices };
}

/** 'all' up to the limit, above it `count` distinct nodes drawn with the seed, ascending. */
function betweennessPivots(nodeCount: number, limit: number, count: number, seed: number): Uint32Array | 'all' {
  if (nodeCount <= Math.max(limit, count)) return 'all';
  const nodes = seededRandom(seed).shuffle(Uint32Array.from({ length: nodeCount }, (_, node) => node));
  return nodes.slice(0, count).sort();
}

/** Values over their largest possible one, in [0, 1]: estimates may exceed it. What is not finite becomes 0. */
function normalised(values: Float64Array, largest: number): Float32Array {
  return Float32Array.from(values, (value) =>
    value > 0 && value < Infinity && largest > 0 ? Math.min(1, value / largest) : 0,
  );
}

function sizeOfComponent({ component, sizes }: Components): Uint32Array {
  return component.map((one) => sizes[one]!);
}

/** Distinct senders plus distinct receivers of each node. */
function totalDegrees({ nodeCount, offsets, inOffsets }: Graph): Float64Array {
  return Float64Array.from(
    { length: nodeCount },
    (_, node) => offsets[node + 1]! - offsets[node]! + inOffsets[node + 1]! - inOffsets[node]!,
  );
}

function meanPercentile(columns: readonly (Float32Array | Float64Array)[]): Float32Array {
  const percentiles = columns.map(averagePercentiles);
  return Float32Array.from(
    percentiles[0]!,
    (_, node) => percentiles.reduce((sum, one) => sum + one[node]!, 0) / columns.length,
  );
}
