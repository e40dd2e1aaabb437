import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGraph, graphOf } from '../test/small-graphs.ts';
import { toUndirected } from './undirected-graph.ts';

describe('toUndirected', () => {
  it('merges the two directions of a pair', () => {
    // 0 ⇄ 1 (3 + 4), 1 → 2
    const graph = toUndirected(
      graphOf(3, [
        [0, 1, 3],
        [1, 0, 4],
        [1, 2, 5],
      ]),
    );
    expect(graph.edgeCount).toBe(2);
    expect([...graph.offsets]).toEqual([0, 1, 3, 4]);
    expect([...graph.neighbors]).toEqual([1, 0, 2, 1]);
    expect([...graph.weights]).toEqual([7, 7, 5, 5]);
  });

  it('agrees with a table of all pairs', () => {
    fc.assert(
      fc.property(anyGraph, (directed) => {
        const table = Array.from({ length: directed.nodeCount }, () => new Map<number, number>());
        for (let node = 0; node < directed.nodeCount; node += 1) {
          for (let slot = directed.offsets[node]!; slot < directed.offsets[node + 1]!; slot += 1) {
            const target = directed.targets[slot]!;
            table[node]!.set(target, (table[node]!.get(target) ?? 0) + directed.weights[slot]!);
            table[target]!.set(node, (table[target]!.get(node) ?? 0) + directed.weights[slot]!);
          }
        }
        const graph = toUndirected(directed);
        for (let node = 0; node < directed.nodeCount; node += 1) {
          const expected = [...table[node]!].sort(([a], [b]) => a - b);
          const start = graph.offsets[node]!;
          const end = graph.offsets[node + 1]!;
          const row = [...graph.neighbors.subarray(start, end)].map((next, index) => [
            next,
            graph.weights[start + index],
          ]);
          expect(row).toEqual(expected);
        }
      }),
    );
  });
});
