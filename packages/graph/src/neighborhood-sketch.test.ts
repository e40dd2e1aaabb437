import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGraph, graphOf, heavyTailedGraph } from '../test/small-graphs.ts';
import type { Graph } from './graph.ts';
import { harmonicCloseness } from './harmonic-closeness.ts';
import { khop } from './khop.ts';
import { neighborhoodSketch } from './neighborhood-sketch.ts';

/** Root mean square of estimate / exact − 1 over the cells where exact is not 0. */
function error(estimates: ArrayLike<number>, exact: ArrayLike<number>, start: number, step: number): number {
  let squares = 0;
  let count = 0;
  for (let cell = start; cell < exact.length; cell += step) {
    if (exact[cell] === 0) continue;
    squares += (estimates[cell]! / exact[cell]! - 1) ** 2;
    count += 1;
  }
  return Math.sqrt(squares / count);
}

/** Heavy-tailed volumes: what a node sends plus what it receives. */
function volumes({ nodeCount, offsets, targets, weights }: Graph): Float64Array {
  const sums = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot += 1) {
      sums[node]! += weights[slot]!;
      sums[targets[slot]!]! += weights[slot]!;
    }
  }
  return sums;
}

describe('neighborhoodSketch', () => {
  it('is exact where it samples every node', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer(), (graph, seed) => {
        const values = Float64Array.from({ length: graph.nodeCount }, (_, node) => (node * 37) % 11);
        const sketch = neighborhoodSketch(graph, { seed, values, width: 1 });
        const exact = khop(graph, { values, width: 1 });
        expect(sketch.counts).toEqual(exact.counts);
        for (const [cell, sum] of exact.sums.entries()) expect(sketch.sums[cell]).toBeCloseTo(sum, 9);
        for (const [node, value] of harmonicCloseness(graph).entries())
          expect(sketch.harmonic[node]).toBeCloseTo(value, 6);
        for (const rms of Object.values(sketch.relativeError)) expect(rms).toBeLessThan(1e-6);
      }),
    );
  });

  it('errs by a few percent on a heavy-tailed graph, and says by how much', () => {
    const graph = heavyTailedGraph(6000, 30_000, 8);
    const values = volumes(graph);
    const exact = khop(graph, { values, width: 1 });
    const sketch = neighborhoodSketch(graph, { seed: 1, values, width: 1, samples: 1024 });
    const errors = {
      harmonic: error(sketch.harmonic, harmonicCloseness(graph), 0, 1),
      twoHopCount: error(sketch.counts, exact.counts, 1, 3),
      threeHopCount: error(sketch.counts, exact.counts, 2, 3),
      twoHopSum: error(sketch.sums, exact.sums, 1, 3),
      threeHopSum: error(sketch.sums, exact.sums, 2, 3),
    };
    expect(error(sketch.counts, exact.counts, 0, 3)).toBe(0);
    expect(error(sketch.sums, exact.sums, 0, 3)).toBeLessThan(1e-12);
    for (const [name, rms] of Object.entries(errors)) {
      expect(rms, name).toBeLessThan(0.06);
      // Measured on 256 nodes: within half of the truth, both ways.
      const stated = sketch.relativeError[name as keyof typeof errors];
      expect(stated, name).toBeLessThan(1.5 * rms + 1e-3);
      expect(stated, name).toBeGreaterThan(rms / 1.5 - 1e-3);
    }
  });

  it('sums limbs by the importance of their node, as it sums plain values', () => {
    const graph = heavyTailedGraph(3000, 12_000, 3);
    const whole = volumes(graph).map(Math.round);
    const limbs = Float64Array.from({ length: 6000 }, (_, cell) =>
      cell % 2 === 0 ? whole[cell / 2]! % 1000 : Math.floor(whole[(cell - 1) / 2]! / 1000),
    );
    const plain = neighborhoodSketch(graph, { seed: 4, values: whole, width: 1, samples: 256 });
    const split = neighborhoodSketch(graph, { seed: 4, values: limbs, width: 2, importance: whole, samples: 256 });
    for (const [cell, sum] of plain.sums.entries()) {
      const joined = split.sums[2 * cell]! + 1000 * split.sums[2 * cell + 1]!;
      expect(Math.abs(joined - sum)).toBeLessThanOrEqual(1e-9 * sum);
    }
    expect(split.relativeError).toEqual(plain.relativeError);
  });

  it('stays linear beside a hub: 100,000 leaves in and out', () => {
    const leaves = 100_000;
    const edges = Array.from({ length: leaves }, (_, leaf): [number, number] =>
      leaf % 2 === 0 ? [0, leaf + 1] : [leaf + 1, 0],
    );
    const values = new Float64Array(leaves + 1).fill(1);
    const sketch = neighborhoodSketch(graphOf(leaves + 1, edges), { seed: 1, values, width: 1, samples: 512 });
    // A leaf that pays in reaches the hub, then the 50,000 that are paid: both known without sampling.
    expect([...sketch.counts.subarray(6, 9)]).toEqual([1, 50_001, 50_001]);
    expect(sketch.harmonic[0]).toBe(50_000);
  });

  it('rejects arrays of another shape', () => {
    const graph = graphOf(2, [[0, 1]]);
    expect(() => neighborhoodSketch(graph, { seed: 1, values: new Float64Array(4), width: 2 })).toThrow(/found 4/);
  });
});
