import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { betweenness } from '../src/betweenness.ts';
import { coreNumbers } from '../src/core-numbers.ts';
import { buildGraph } from '../src/graph.ts';
import { harmonicCloseness } from '../src/harmonic-closeness.ts';
import { khop } from '../src/khop.ts';
import { leiden } from '../src/leiden.ts';
import { localClustering } from '../src/local-clustering.ts';
import { neighborhoodSketch } from '../src/neighborhood-sketch.ts';
import { pagerank } from '../src/pagerank.ts';
import { stronglyConnectedComponents } from '../src/strongly-connected-components.ts';
import { toUndirected } from '../src/undirected-graph.ts';

/** Answers on which NetworKit, igraph and others agree, from bench/README.md of the shared directory. */
const shared = process.env['ANALYTICS_SHARED_DIR'] ?? resolve(import.meta.dirname, '../../../../shared');
const directory = join(shared, 'bench', 'S1');
const absent = !existsSync(directory);
const reason = absent ? ` (skipped: no ${directory}; set ANALYTICS_SHARED_DIR)` : '';

function read(file: string): ArrayBuffer {
  return new Uint8Array(readFileSync(join(directory, file))).buffer;
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

describe.skipIf(absent)(`reference graph S1, 20,000 nodes${reason}`, () => {
  const graph = absent
    ? buildGraph(0, new Uint32Array(0), new Uint32Array(0), new Float64Array(0))
    : buildGraph(
        20_000,
        new Uint32Array(read('src.u32')),
        new Uint32Array(read('dst.u32')),
        new Float64Array(read('weight.f64')),
      );
  const undirected = toUndirected(graph);

  it('pagerank: .0618893 plain and .0601129 weighted, both at 6674', () => {
    for (const [weighted, highest] of [
      [false, 0.0618893],
      [true, 0.0601129],
    ] as const) {
      const { scores } = pagerank(graph, { weighted, tolerance: 1e-6 });
      expect(scores.indexOf(Math.max(...scores))).toBe(6674);
      // The peers stop within 1e-6 in L1 as well, on either side.
      expect(Math.abs(scores[6674]! - highest)).toBeLessThan(5e-7);
      expect(sum(scores)).toBeCloseTo(1, 10);
    }
  });

  it('stronglyConnectedComponents: 3,641, the largest of 16,334', () => {
    const { count, sizes } = stronglyConnectedComponents(graph);
    expect([count, Math.max(...sizes)]).toEqual([3641, 16_334]);
  });

  it('coreNumbers: at most 11, 88,460 together', () => {
    const core = coreNumbers(undirected);
    expect([Math.max(...core), sum(core)]).toEqual([11, 88_460]);
  });

  it('localClustering: mean .30246755', () => {
    expect(sum(localClustering(undirected).coefficients) / 20_000).toBeCloseTo(0.30246755, 8);
  });

  it('leiden: modularity .7789 at best; .777 from any seed', () => {
    for (const seed of [1, 2, 3]) expect(leiden(undirected, { seed }).modularity).toBeGreaterThan(0.777);
  });

  it('harmonicCloseness and khop: 1.1027406e8 together, 5.000 and 3,255.394 nodes on average; the sketch within its error', () => {
    const exact = harmonicCloseness(graph);
    expect(sum(exact) / 1.1027406e8).toBeCloseTo(1, 7);
    const values = new Float64Array(20_000).fill(1);
    const { counts } = khop(graph, { maxHops: 2, values, width: 1 });
    expect(sum(counts.filter((_, cell) => cell % 2 === 0)) / 20_000).toBe(5);
    expect(sum(counts.filter((_, cell) => cell % 2 === 1)) / 20_000).toBeCloseTo(3255.394, 3);
    const sketch = neighborhoodSketch(graph, { seed: 1, values, width: 1 });
    expect(Math.abs(sum(sketch.harmonic) / sum(exact) - 1)).toBeLessThan(0.02);
    for (const [name, rms] of Object.entries(sketch.relativeError)) expect(rms, name).toBeLessThan(0.03);
  });

  it('betweenness from 1,000 pivots: the highest at 6674, 1.6463e8 within 3 %', () => {
    const values = betweenness(graph, { pivots: Uint32Array.from({ length: 1000 }, (_, index) => index * 20) });
    expect(values.indexOf(Math.max(...values))).toBe(6674);
    expect(Math.abs(values[6674]! / 1.6463448e8 - 1)).toBeLessThan(0.03);
  });
});
