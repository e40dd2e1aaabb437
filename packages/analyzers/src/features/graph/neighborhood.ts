/** Closeness and what lies within one, two and three hops: exact in small windows, estimated in large ones. */
import type { RunNotice } from '@analytics/domain';
import type { CallOptions, Graph, KernelPool } from '@analytics/graph';
import type { FeatureSettings } from '../params.ts';
import { isBelow, LIMBS, limbsOfWords, usdOfWords, wordsOfLimbs, writeUsd } from './decimal-words.ts';

export interface KhopColumns {
  readonly khop1_count: Uint32Array;
  readonly khop2_count: Uint32Array;
  readonly khop3_count: Uint32Array;
  /** 2 · nodeCount words each: low and high of the volume times 1e18. */
  readonly khop1_volume_usd: BigUint64Array;
  readonly khop2_volume_usd: BigUint64Array;
  readonly khop3_volume_usd: BigUint64Array;
}

export interface Neighborhood {
  readonly columns: KhopColumns;
  /** nodeCount: unnormalised. */
  readonly harmonic: Float64Array;
  readonly notices: readonly RunNotice[];
}

const HOPS = 3;

/**
 * Gives k-hop counts and volumes and harmonic closeness. Up to `exact_node_limit` all is exact, volumes to the last
 * digit of the decimal; above it the first hop still is, and the rest is estimated from a seeded sample, with the
 * measured errors in a notice. Estimates never fall from one hop to the next. Deterministic on any number of threads.
 */
export async function neighborhood(
  graph: Graph,
  total_volume_usd: BigUint64Array,
  settings: FeatureSettings,
  seed: number,
  pool: KernelPool,
  call?: CallOptions,
): Promise<Neighborhood> {
  return graph.nodeCount <= settings.exact_node_limit
    ? exactNeighborhood(graph, total_volume_usd, pool, call)
    : estimatedNeighborhood(graph, total_volume_usd, seed, pool, call);
}

async function exactNeighborhood(
  graph: Graph,
  total_volume_usd: BigUint64Array,
  pool: KernelPool,
  call?: CallOptions,
): Promise<Neighborhood> {
  const { nodeCount } = graph;
  const values = limbsOfWords(total_volume_usd);
  const [harmonic, { counts, sums }] = await Promise.all([
    pool.harmonicCloseness(graph, call),
    pool.khop(graph, { maxHops: HOPS, values, width: LIMBS }, call),
  ]);
  const volume = (hop: number) => wordsOfLimbs(sums, nodeCount, (hop - 1) * LIMBS, HOPS * LIMBS);
  const columns = {
    khop1_count: everyThird(counts, 0),
    khop2_count: everyThird(counts, 1),
    khop3_count: everyThird(counts, 2),
    khop1_volume_usd: volume(1),
    khop2_volume_usd: volume(2),
    khop3_volume_usd: volume(3),
  };
  return { columns, harmonic, notices: [] };
}

async function estimatedNeighborhood(
  graph: Graph,
  total_volume_usd: BigUint64Array,
  seed: number,
  pool: KernelPool,
  call?: CallOptions,
): Promise<Neighborhood> {
  const { nodeCount } = graph;
  const values = usdOfWords(total_volume_usd);
  const sketch = await pool.neighborhoodSketch(graph, { seed, values, width: 1 }, call);
  const { counts, sums, relativeError, harmonic } = sketch;
  const columns: KhopColumns = {
    khop1_count: everyThird(counts, 0),
    khop2_count: everyThird(counts, 1),
    khop3_count: everyThird(counts, 2),
    khop1_volume_usd: neighborVolumes(graph, total_volume_usd),
    khop2_volume_usd: new BigUint64Array(2 * nodeCount),
    khop3_volume_usd: new BigUint64Array(2 * nodeCount),
  };
  const { khop1_count, khop2_count, khop3_count, khop1_volume_usd, khop2_volume_usd, khop3_volume_usd } = columns;
  for (let node = 0; node < nodeCount; node++) {
    const within2 = Math.min(nodeCount - 1, Math.max(khop1_count[node]!, khop2_count[node]!));
    khop2_count[node] = within2;
    khop3_count[node] = Math.min(nodeCount - 1, Math.max(within2, khop3_count[node]!));
    writeUsd(khop2_volume_usd, node, sums[node * HOPS + 1]!);
    raiseTo(khop2_volume_usd, khop1_volume_usd, node);
    writeUsd(khop3_volume_usd, node, sums[node * HOPS + 2]!);
    raiseTo(khop3_volume_usd, khop2_volume_usd, node);
  }
  const percent = (ratio: number): string => `${(100 * ratio).toFixed(1)} %`;
  const notice: RunNotice = {
    code: 'NEIGHBORHOOD_ESTIMATED',
    message:
      `Closeness and the two- and three-hop columns of ${nodeCount} addresses are estimated; relative errors (rms over ` +
      `${sketch.measuredNodes} addresses computed exactly): closeness ${percent(relativeError.harmonic)}, ` +
      `khop2_count ${percent(relativeError.twoHopCount)}, khop3_count ${percent(relativeError.threeHopCount)}, ` +
      `khop2_volume_usd ${percent(relativeError.twoHopSum)}, khop3_volume_usd ${percent(relativeError.threeHopSum)}.`,
    count: nodeCount,
  };
  return { columns, harmonic, notices: [notice] };
}

/** The exact volume of each node's out-neighbours. O(nodes + edges). */
function neighborVolumes(graph: Graph, total_volume_usd: BigUint64Array): BigUint64Array {
  const { nodeCount, offsets, targets } = graph;
  const limbs = limbsOfWords(total_volume_usd);
  const sums = new Float64Array(nodeCount * LIMBS);
  for (let node = 0; node < nodeCount; node++) {
    for (let edge = offsets[node]!; edge < offsets[node + 1]!; edge++) {
      for (let limb = 0; limb < LIMBS; limb++) sums[node * LIMBS + limb]! += limbs[targets[edge]! * LIMBS + limb]!;
    }
  }
  return wordsOfLimbs(sums, nodeCount, 0, LIMBS);
}

function raiseTo(words: BigUint64Array, floor: BigUint64Array, node: number): void {
  if (!isBelow(words, floor, node)) return;
  words[2 * node] = floor[2 * node]!;
  words[2 * node + 1] = floor[2 * node + 1]!;
}

function everyThird(counts: Uint32Array, hop: number): Uint32Array {
  return Uint32Array.from({ length: counts.length / HOPS }, (_, node) => counts[node * HOPS + hop]!);
}
