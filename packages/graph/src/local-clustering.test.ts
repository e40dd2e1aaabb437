import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karateClub } from '../test/karate-club.ts';
import { anyGraph, graphOf } from '../test/small-graphs.ts';
import { localClusteringReference } from './local-clustering.reference.ts';
import { localClustering } from './local-clustering.ts';
import { toUndirected } from './undirected-graph.ts';

describe('localClustering', () => {
  it('gives a kite 1 at its tips, 2/3 at its waist and 0 to its tail', () => {
    // 0–1–2–0 and 0–2–3–0, tail 3–4
    const graph = graphOf(5, [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
      [3, 0],
      [3, 4],
    ]);
    const { coefficients, triangles } = localClustering(toUndirected(graph));
    expect([...triangles]).toEqual([2, 1, 2, 1, 0]);
    expect([...coefficients]).toEqual([2 / 3, 1, 2 / 3, 1 / 3, 0]);
  });

  it('finds 45 triangles and a mean of 0.5706 in the karate club (networkx: triangles, average_clustering)', () => {
    const { coefficients, triangles } = localClustering(toUndirected(karateClub()));
    expect(triangles.reduce((sum, count) => sum + count, 0) / 3).toBe(45);
    expect(coefficients.reduce((sum, value) => sum + value, 0) / 34).toBeCloseTo(0.570638, 6);
  });

  it('agrees with asking all pairs of neighbours', () => {
    fc.assert(
      fc.property(anyGraph, (directed) => {
        const graph = toUndirected(directed);
        expect(localClustering(graph)).toEqual(localClusteringReference(graph));
      }),
    );
  });
});
