import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEdgeList, graphOf } from '../test/small-graphs.ts';
import { buildGraph } from './graph.ts';

describe('buildGraph', () => {
  it('sorts rows, sums parallel edges and drops self-loops', () => {
    // 0 → 2 twice (1 + 4), 0 → 1, 2 → 0, 1 → 1 dropped; 3 isolated.
    const graph = graphOf(4, [
      [0, 2, 1],
      [2, 0, 8],
      [0, 1, 2],
      [1, 1, 16],
      [0, 2, 4],
    ]);
    expect(graph.edgeCount).toBe(3);
    expect([...graph.offsets]).toEqual([0, 2, 2, 3, 3]);
    expect([...graph.targets]).toEqual([1, 2, 0]);
    expect([...graph.weights]).toEqual([2, 5, 8]);
    expect([...graph.inOffsets]).toEqual([0, 1, 2, 3, 3]);
    expect([...graph.inSources]).toEqual([2, 0, 0]);
    expect([...graph.inWeights]).toEqual([8, 2, 5]);
  });

  it('agrees with a map of pairs, both ways round', () => {
    fc.assert(
      fc.property(anyEdgeList, ({ nodeCount, edges }) => {
        const pairs = new Map<string, number>();
        for (const [source, target, weight = 1] of edges) {
          if (source === target) continue;
          const key = `${source}→${target}`;
          pairs.set(key, (pairs.get(key) ?? 0) + weight);
        }
        const graph = graphOf(nodeCount, edges);
        const out = new Map<string, number>();
        const into = new Map<string, number>();
        for (let node = 0; node < nodeCount; node += 1) {
          const row = graph.targets.subarray(graph.offsets[node], graph.offsets[node + 1]);
          expect([...row]).toEqual([...row].sort((a, b) => a - b));
          for (let slot = graph.offsets[node]!; slot < graph.offsets[node + 1]!; slot += 1) {
            out.set(`${node}→${graph.targets[slot]!}`, graph.weights[slot]!);
          }
          for (let slot = graph.inOffsets[node]!; slot < graph.inOffsets[node + 1]!; slot += 1) {
            into.set(`${graph.inSources[slot]!}→${node}`, graph.inWeights[slot]!);
          }
        }
        expect(out).toEqual(pairs);
        expect(into).toEqual(pairs);
        expect(graph.edgeCount).toBe(pairs.size);
      }),
    );
  });

  it('lies on shared memory', () => {
    const graph = graphOf(2, [[0, 1]]);
    for (const array of [
      graph.offsets,
      graph.targets,
      graph.weights,
      graph.inOffsets,
      graph.inSources,
      graph.inWeights,
    ]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });

  it('rejects lists of different lengths, unknown nodes and weights that are no amounts', () => {
    const none = new Float64Array(1);
    expect(() => buildGraph(2, new Uint32Array(2), new Uint32Array(1), none)).toThrow(/one source, target and weight/);
    expect(() => buildGraph(2, Uint32Array.of(0), Uint32Array.of(2), none)).toThrow(/nodes below 2, found 2 at edge 0/);
    for (const weight of [NaN, -1, Infinity]) expect(() => graphOf(2, [[0, 1, weight]])).toThrow(/finite weights/);
  });
});
