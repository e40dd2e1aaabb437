import { afterAll, describe, expect, it } from 'vitest';
import { heavyTailedGraph } from '../../test/small-graphs.ts';
import { betweenness } from '../betweenness.ts';
import { coreNumbers } from '../core-numbers.ts';
import { buildGraph, type Graph } from '../graph.ts';
import { harmonicCloseness } from '../harmonic-closeness.ts';
import { khop } from '../khop.ts';
import { leiden } from '../leiden.ts';
import { localClustering } from '../local-clustering.ts';
import { neighborhoodSketch } from '../neighborhood-sketch.ts';
import { pagerank } from '../pagerank.ts';
import { stronglyConnectedComponents } from '../strongly-connected-components.ts';
import { toUndirected } from '../undirected-graph.ts';
import { weaklyConnectedComponents } from '../weakly-connected-components.ts';
import { KernelPool } from './kernel-pool.ts';

const graph = heavyTailedGraph(1000, 5000, 12);
const undirected = toUndirected(graph);
const values = Float64Array.from({ length: 2000 }, (_, cell) => Math.sqrt(cell));
const importance = Float64Array.from({ length: 1000 }, (_, node) => 1 + (node % 17));
const pivots = Uint32Array.from({ length: 100 }, (_, index) => index * 10);
const sketchOptions = { seed: 3, values, width: 2, importance, samples: 300 };

const one = await KernelPool.open({ threads: 1 });
const two = await KernelPool.open({ threads: 2 });
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
});

interface Case {
  readonly name: string;
  readonly alone: () => unknown;
  readonly pooled: (pool: KernelPool) => Promise<unknown>;
}

const edge = [Uint32Array.of(0, 1, 1), Uint32Array.of(1, 2, 2), Float64Array.of(1, 2, 3)] as const;
const cases: readonly Case[] = [
  { name: 'buildGraph', alone: () => buildGraph(3, ...edge), pooled: (pool) => pool.buildGraph(3, ...edge) },
  { name: 'toUndirected', alone: () => toUndirected(graph), pooled: (pool) => pool.toUndirected(graph) },
  {
    name: 'stronglyConnectedComponents',
    alone: () => stronglyConnectedComponents(graph),
    pooled: (pool) => pool.stronglyConnectedComponents(graph),
  },
  {
    name: 'weaklyConnectedComponents',
    alone: () => weaklyConnectedComponents(graph),
    pooled: (pool) => pool.weaklyConnectedComponents(graph),
  },
  { name: 'coreNumbers', alone: () => coreNumbers(undirected), pooled: (pool) => pool.coreNumbers(undirected) },
  {
    name: 'leiden',
    alone: () => leiden(undirected, { seed: 9 }),
    pooled: (pool) => pool.leiden(undirected, { seed: 9 }),
  },
  {
    name: 'localClustering',
    alone: () => localClustering(undirected),
    pooled: (pool) => pool.localClustering(undirected),
  },
  {
    name: 'pagerank',
    alone: () => pagerank(graph, { weighted: false }),
    pooled: (pool) => pool.pagerank(graph, { weighted: false }),
  },
  {
    name: 'pagerank, weighted',
    alone: () => pagerank(graph, { weighted: true }),
    pooled: (pool) => pool.pagerank(graph, { weighted: true }),
  },
  {
    name: 'betweenness, pivots',
    alone: () => betweenness(graph, { pivots }),
    pooled: (pool) => pool.betweenness(graph, { pivots }),
  },
  {
    name: 'betweenness, exact',
    alone: () => betweenness(graph, { pivots: 'all' }),
    pooled: (pool) => pool.betweenness(graph, { pivots: 'all' }),
  },
  {
    name: 'harmonicCloseness',
    alone: () => harmonicCloseness(graph),
    pooled: (pool) => pool.harmonicCloseness(graph),
  },
  {
    name: 'khop',
    alone: () => khop(graph, { values, width: 2 }),
    pooled: (pool) => pool.khop(graph, { values, width: 2 }),
  },
  {
    name: 'neighborhoodSketch',
    alone: () => neighborhoodSketch(graph, sketchOptions),
    pooled: (pool) => pool.neighborhoodSketch(graph, sketchOptions),
  },
];

describe('KernelPool', () => {
  it.each(cases)('$name gives the bits of the plain function, with 1 and with 2 threads', async ({ alone, pooled }) => {
    const expected = alone();
    expect(await pooled(one)).toEqual(expected);
    expect(await pooled(two)).toEqual(expected);
  });

  it('runs many calls at once, each with its own answer', async () => {
    const answers = await Promise.all(cases.flatMap(({ pooled }) => [pooled(two), pooled(two)]));
    for (const [index, { alone }] of cases.entries()) {
      if (index % 4 === 0) expect(answers[2 * index]).toEqual(alone());
      expect(answers[2 * index]).toEqual(answers[2 * index + 1]);
    }
  });

  it('takes an empty graph', async () => {
    const none = buildGraph(0, new Uint32Array(0), new Uint32Array(0), new Float64Array(0));
    expect((await two.pagerank(none, { weighted: true })).converged).toBe(true);
    expect((await two.betweenness(none, { pivots: 'all' })).length).toBe(0);
    expect((await two.neighborhoodSketch(none, { seed: 1, values: new Float64Array(0), width: 1 })).counts.length).toBe(
      0,
    );
  });

  it('rejects an aborted call within a second, and goes on', async () => {
    const large = heavyTailedGraph(12_000, 80_000, 5);
    const controller = new AbortController();
    const running = two.betweenness(large, { pivots: 'all' }, { signal: controller.signal });
    const waiting = two.pagerank(graph, { weighted: true });
    const start = performance.now();
    setImmediate(() => {
      controller.abort();
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - start).toBeLessThan(1000);
    expect((await waiting).converged).toBe(true);
    await expect(two.khop(graph, { values, width: 2 }, { signal: AbortSignal.abort() })).rejects.toThrow(/aborted/);
  });

  it('keeps the event loop free with one thread', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await one.betweenness(heavyTailedGraph(2500, 15_000, 5), { pivots: 'all' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });

  it('rejects with the error of a worker that throws, also while others wait at a barrier, and goes on', async () => {
    await expect(two.leiden(undirected, { seed: 0.5 })).rejects.toThrow(/safe integer as seed, found 0.5/);
    const broken = { nodeCount: 1000, edgeCount: 1 } as unknown as Graph;
    await expect(two.khop(broken, { values, width: 2 })).rejects.toThrow(TypeError);
    expect((await two.pagerank(graph, { weighted: true })).converged).toBe(true);
  });

  it('rejects what is no thread count, and calls that are open when it closes or come after', async () => {
    await expect(KernelPool.open({ threads: 0 })).rejects.toThrow(/at least 1 thread/);
    const pool = await KernelPool.open({ threads: 1 });
    const open = [pool.betweenness(graph, { pivots: 'all' }), pool.coreNumbers(undirected)].map((call) =>
      expect(call).rejects.toThrow(/closed before/),
    );
    await pool.close();
    await Promise.all(open);
    await expect(pool.coreNumbers(undirected)).rejects.toThrow(/found a closed one/);
    await pool.close();
  });
});
