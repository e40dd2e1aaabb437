import { buildGraph, KernelPool } from '@analytics/graph';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureInput, nearlyEqual, plainWindows, type PlainTransfer } from '../random-input.reference.ts';
import { featureSettingsSchema } from '../params.ts';
import { averagePercentiles } from './average-rank.ts';
import { limbsOfWords, LIMBS, usdOfWords, wordsOfLimbs, writeUsd } from './decimal-words.ts';
import { graphFeatures } from './graph-features.ts';
import { graphFeaturesReference, percentileReference } from './graph-features.reference.ts';
import { neighborhood } from './neighborhood.ts';

let pool: KernelPool;
beforeAll(async () => {
  pool = await KernelPool.open({ threads: 2 });
});
afterAll(() => pool.close());

/** One dollar as a Decimal128(18). */
const ONE = 10n ** 18n;

const transfer = (from: number, to: number, usd = 1): PlainTransfer => ({ from, to, usd, at_ms: 0 });
const bothWays = (nodes: readonly number[]) =>
  nodes.flatMap((u) => nodes.filter((v) => v !== u).map((v) => transfer(u, v)));

function decimalsOf(words: BigUint64Array): bigint[] {
  return Array.from({ length: words.length / 2 }, (_, i) => words[2 * i]! + (words[2 * i + 1]! << 64n));
}

describe('graphFeatures', () => {
  it.each([5000, 0])('agrees with its reference with exact_node_limit %i', async (exact_node_limit) => {
    // With limit 0 all is sampled; on so few addresses the samples are all of them, so the estimates must be exact.
    await fc.assert(
      fc.asyncProperty(plainWindows, async (window) => {
        const input = featureInput({ ...window, settings: { exact_node_limit } });
        const { columns } = await graphFeatures(input, pool);
        const expected = graphFeaturesReference(input);
        const same = (name: string, found: ArrayLike<number>, wanted: readonly number[]) => {
          const differs = wanted.findIndex((value, v) => !nearlyEqual(found[v]!, value));
          if (differs >= 0) expect.fail(`${name} of ${differs}: expected ${wanted[differs]}, found ${found[differs]}`);
        };
        same('pagerank', columns.pagerank, expected.pagerank);
        same('betweenness', columns.betweenness, expected.betweenness);
        same('closeness', columns.closeness, expected.closeness);
        same('clustering_coefficient', columns.clustering_coefficient, expected.clustering_coefficient);
        same('triangle_count', Array.from(columns.triangle_count, Number), expected.triangle_count);
        same('kcore', columns.kcore, expected.kcore);
        same('scc_size', columns.scc_size, expected.scc_size);
        same('component_size', columns.component_size, expected.component_size);
        same('khop1_count', columns.khop1_count, expected.khop_count[0]!);
        same('khop2_count', columns.khop2_count, expected.khop_count[1]!);
        same('khop3_count', columns.khop3_count, expected.khop_count[2]!);
        expect(decimalsOf(columns.khop1_volume_usd)).toEqual(expected.khop_volume[0]);
        expect(decimalsOf(columns.khop2_volume_usd)).toEqual(expected.khop_volume[1]);
        expect(decimalsOf(columns.khop3_volume_usd)).toEqual(expected.khop_volume[2]);
        const ranked = [columns.pagerank, columns.betweenness, columns.closeness, expected.degree_total];
        const percentiles = ranked.map((column) => percentileReference([...column]));
        const wanted = expected.degree_total.map((_, v) => percentiles.reduce((sum, one) => sum + one[v]! / 4, 0));
        same('centrality_score', columns.centrality_score, wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('numbers communities by their smallest address', async () => {
    // Two cliques, {0, 2, 4, 6} and {1, 3, 5, 7}, joined by one small transfer.
    const transfers = [...bothWays([1, 3, 5, 7]), ...bothWays([0, 2, 4, 6]), transfer(6, 7, 0.01)];
    const { columns, notices } = await graphFeatures(featureInput({ nodeCount: 8, transfers }), pool);
    expect([...columns.community_id]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    expect(notices).toEqual([]);
  });

  it('counts transfers and says so where the window has no price', async () => {
    const transfers = [transfer(0, 1, 0), transfer(0, 1, 0), transfer(0, 1, 0), transfer(0, 2, 0)];
    const { columns, notices } = await graphFeatures(featureInput({ nodeCount: 3, transfers }), pool);
    // Address 1 gets three quarters of what 0 gives, 2 one quarter: ranks differ by half of 0.85 of 0's.
    expect(columns.pagerank[1]! - columns.pagerank[2]!).toBeCloseTo(0.425 * columns.pagerank[0]!, 6);
    expect(notices.map(({ code }) => code)).toEqual(['PRICES_ALL_ZERO']);
  });

  it('estimates above the limit from seeded pivots, the first hop exactly, and says so', async () => {
    const transfers = Array.from({ length: 300 }, (_, i) => transfer(i % 60, (i * 7 + 1 + (i % 5)) % 61, 1 + i)).filter(
      ({ from, to }) => from !== to,
    );
    const settings = { exact_node_limit: 10, betweenness_pivots: 8 };
    const input = featureInput({ nodeCount: 61, transfers, settings });
    const first = await graphFeatures(input, pool);
    expect(first.notices.map(({ code }) => code)).toEqual(['NEIGHBORHOOD_ESTIMATED', 'BETWEENNESS_ESTIMATED']);
    expect(first.notices[1]?.message).toContain('of 61 addresses is estimated from the shortest paths of 8 of them');
    expect(decimalsOf(first.columns.khop1_volume_usd)).toEqual(graphFeaturesReference(input).khop_volume[0]);
    const single = await KernelPool.open({ threads: 1 });
    expect(await graphFeatures(input, single)).toEqual(first);
    await single.close();
  });

  it('is exact at the limit, with however few pivots', async () => {
    const transfers = Array.from({ length: 9 }, (_, i) => transfer(i, i + 1));
    const settings = { exact_node_limit: 10, betweenness_pivots: 1 };
    const { columns, notices } = await graphFeatures(featureInput({ nodeCount: 10, transfers, settings }), pool);
    // On a path of 10, address v lies between the v before it and the 9 − v after it.
    expect(columns.betweenness[4]).toBeCloseTo((4 * 5) / (9 * 8), 6);
    expect(notices).toEqual([]);
  });

  it('gives empty columns for a window without transfers', async () => {
    const { columns, notices } = await graphFeatures(featureInput({ nodeCount: 0, transfers: [] }), pool);
    expect(Object.values(columns).every((column: ArrayLike<unknown>) => column.length === 0)).toBe(true);
    expect(notices).toEqual([]);
  });
});

describe('neighborhood', () => {
  it('never falls from one hop to the next, nor beyond all other addresses', async () => {
    // A pool whose estimates are too low for address 0 and too high for address 1.
    const sketch = {
      harmonic: new Float64Array(3),
      counts: Uint32Array.of(2, 1, 0, 1, 5, 9, 0, 0, 0),
      sums: Float64Array.of(5, 4, 3, 3, 8, 7, 0, 0, 0),
      relativeError: { harmonic: 0, twoHopCount: 0, threeHopCount: 0, twoHopSum: 0, threeHopSum: 0 },
      measuredNodes: 3,
    };
    const stub = { neighborhoodSketch: () => Promise.resolve(sketch) } as unknown as KernelPool;
    const graph = buildGraph(3, Uint32Array.of(0, 0, 1), Uint32Array.of(1, 2, 2), Float64Array.of(1, 1, 1));
    const volumes = BigUint64Array.of(1n * ONE, 0n, 2n * ONE, 0n, 3n * ONE, 0n);
    const settings = { ...featureSettingsSchema.parse({}), exact_node_limit: 0 };
    const { columns } = await neighborhood(graph, volumes, settings, 1, stub);
    expect([columns.khop1_count, columns.khop2_count, columns.khop3_count].map((column) => [...column])).toEqual([
      [2, 1, 0],
      [2, 2, 0],
      [2, 2, 0],
    ]);
    const usd = [columns.khop1_volume_usd, columns.khop2_volume_usd, columns.khop3_volume_usd].map((column) =>
      decimalsOf(column).map((value) => Number(value / ONE)),
    );
    expect(usd).toEqual([
      [5, 3, 0],
      [5, 8, 0],
      [5, 8, 0],
    ]);
  });
});

describe('averagePercentiles', () => {
  it('agrees with counting smaller and equal values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (values) => {
        const found = averagePercentiles(Float64Array.from(values));
        percentileReference(values).forEach((percentile, i) => {
          expect(found[i]).toBeCloseTo(percentile, 12);
        });
      }),
    );
  });
});

describe('wordsOfLimbs', () => {
  it('adds decimals of 128 bits exactly', () => {
    const decimal = fc.bigInt({ min: 0n, max: 2n ** 125n });
    fc.assert(
      fc.property(decimal, decimal, (one, other) => {
        const limbs = limbsOfWords(
          BigUint64Array.of(BigInt.asUintN(64, one), one >> 64n, BigInt.asUintN(64, other), other >> 64n),
        );
        const sums = Float64Array.from({ length: LIMBS }, (_, limb) => limbs[limb]! + limbs[LIMBS + limb]!);
        expect(decimalsOf(wordsOfLimbs(sums, 1, 0, LIMBS))).toEqual([one + other]);
      }),
    );
  });
});

describe('writeUsd', () => {
  it('rounds to a millionth and reads back', () => {
    const words = new BigUint64Array(2);
    writeUsd(words, 0, 123_456_789_012.345_678_9);
    expect(decimalsOf(words)).toEqual([123_456_789_012_345_680n * 10n ** 12n]);
    expect(usdOfWords(words)[0]).toBe(123_456_789_012.345_68);
  });
});
