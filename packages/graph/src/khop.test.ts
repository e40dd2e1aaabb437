import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGraph, graphOf, heavyTailedGraph } from '../test/small-graphs.ts';
import { allDistances } from './all-distances.reference.ts';
import type { Graph } from './graph.ts';
import { khop } from './khop.ts';

function expectDefinition(graph: Graph, maxHops: number, width: number): void {
  const values = Float64Array.from({ length: graph.nodeCount * width }, (_, cell) => (cell * 7919) % 1000);
  const { counts, sums } = khop(graph, { maxHops, values, width });
  for (const [node, row] of allDistances(graph).entries()) {
    for (let hop = 0; hop < maxHops; hop += 1) {
      const reached = [...row.keys()].filter((other) => other !== node && row[other]! <= hop + 1);
      expect(counts[node * maxHops + hop]).toBe(reached.length);
      for (let column = 0; column < width; column += 1) {
        const sum = reached.reduce((total, other) => total + values[other * width + column]!, 0);
        expect(sums[(node * maxHops + hop) * width + column]).toBe(sum);
      }
    }
  }
}

describe('khop', () => {
  it('counts and sums what at most 1, 2, 3 steps reach, itself excluded', () => {
    // 0 → 1 → 2 → 0, 2 → 3
    const graph = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ]);
    const { counts, sums } = khop(graph, { values: Float64Array.of(1, 10, 100, 1000), width: 1 });
    expect([...counts.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect([...sums.subarray(0, 3)]).toEqual([10, 110, 1110]);
    expect([...counts.subarray(9)]).toEqual([0, 0, 0]);
  });

  it('agrees with all distances, for any number of hops and limbs', () => {
    const anyShape = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(anyGraph, anyShape, (graph, [maxHops, width]) => {
        expectDefinition(graph, maxHops, width);
      }),
    );
    expectDefinition(heavyTailedGraph(150, 600, 9), 3, 2);
  });

  it('rejects values of another shape', () => {
    expect(() => khop(graphOf(2, []), { values: new Float64Array(3), width: 1 })).toThrow(/2 · 1 values, found 3/);
  });
});
