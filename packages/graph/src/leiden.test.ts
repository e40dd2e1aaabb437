import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karateClub } from '../test/karate-club.ts';
import { anyGraph, graphOf, heavyTailedGraph } from '../test/small-graphs.ts';
import { modularityReference } from './leiden.reference.ts';
import { leiden, type Communities } from './leiden.ts';
import { splitDisconnected } from './leiden/split-disconnected.ts';
import { toUndirected, type UndirectedGraph } from './undirected-graph.ts';

function expectConnectedAndNumbered(graph: UndirectedGraph, { community, count }: Communities): void {
  const split = splitDisconnected(graph, community);
  expect(split.count).toBe(count);
  expect(split.community).toEqual(community);
}

describe('leiden', () => {
  it('parts two triangles joined by one edge, with modularity 5/14', () => {
    // m = 7: inside 6/7, expected 2 · (7/14)² = 1/2.
    const graph = graphOf(6, [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 3],
    ]);
    const { community, count, modularity } = leiden(toUndirected(graph), { seed: 1 });
    expect([...community]).toEqual([0, 0, 0, 1, 1, 1]);
    expect(count).toBe(2);
    expect(modularity).toBeCloseTo(5 / 14, 12);
  });

  it('reaches the optimum of the karate club, 0.4198 (Brandes et al. 2008, doi:10.1109/TKDE.2007.190689)', () => {
    const graph = toUndirected(karateClub());
    const found = Array.from({ length: 10 }, (_, seed) => leiden(graph, { seed, maxIterations: 10 }));
    const best = found.reduce((a, b) => (a.modularity >= b.modularity ? a : b));
    expect(best.modularity).toBeCloseTo(0.41979, 5);
    expect(best.count).toBe(4);
    for (const { modularity } of found) expect(modularity).toBeGreaterThan(0.41);
  });

  it('finds planted groups that hub edges cannot hide', () => {
    // 20 cliques of 10 in a ring, every node also pointing at node 0.
    const edges: [number, number][] = [];
    for (let node = 1; node < 200; node += 1) {
      for (let other = node - (node % 10); other < node; other += 1) edges.push([node, other]);
      if (node % 10 === 0) edges.push([node, node - 1]);
    }
    const { count, community } = leiden(toUndirected(graphOf(200, edges)), { seed: 3 });
    expect(count).toBe(20);
    for (let node = 0; node < 200; node += 1) expect(community[node]).toBe(Math.floor(node / 10));
  });

  it('gives connected communities and their modularity by definition; weightless nodes stay alone', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer(), fc.constantFrom(0.5, 1, 2), (directed, seed, resolution) => {
        const graph = toUndirected(directed);
        const found = leiden(graph, { seed, resolution });
        expectConnectedAndNumbered(graph, found);
        expect(found.modularity).toBeCloseTo(modularityReference(graph, found.community, resolution), 9);
        const alone = Uint32Array.from(found.community, (_, node) => node);
        expect(found.modularity).toBeGreaterThanOrEqual(modularityReference(graph, alone, resolution) - 1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it('ends where no single move gains', () => {
    const graph = toUndirected(heavyTailedGraph(80, 300, 6));
    const { community, modularity } = leiden(graph, { seed: 2, maxIterations: 50 });
    for (let node = 0; node < graph.nodeCount; node += 1) {
      for (const next of graph.neighbors.subarray(graph.offsets[node], graph.offsets[node + 1])) {
        const moved = community.slice();
        moved[node] = community[next]!;
        expect(modularityReference(graph, moved, 1)).toBeLessThanOrEqual(modularity + 1e-12);
      }
    }
  });

  it('repeats itself for a seed and rejects what is no resolution', () => {
    const graph = toUndirected(heavyTailedGraph(500, 3000, 1));
    expect(leiden(graph, { seed: 5 })).toEqual(leiden(graph, { seed: 5 }));
    expectConnectedAndNumbered(graph, leiden(graph, { seed: 6 }));
    expect(() => leiden(graph, { seed: 1, resolution: 0 })).toThrow(/resolution above 0/);
  });
});
