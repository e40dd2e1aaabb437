import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karateClub } from '../test/karate-club.ts';
import { anyGraph, graphOf, heavyTailedGraph } from '../test/small-graphs.ts';
import { betweennessReference } from './betweenness.reference.ts';
import { betweenness } from './betweenness.ts';

describe('betweenness', () => {
  it('counts the pairs a chain passes on, and halves where two ways are equal', () => {
    // 0 → 1 → 2 → 3: node 1 lies on 0–2, 0–3; node 2 on 0–3, 1–3.
    const chain = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect([...betweenness(chain, { pivots: 'all' })]).toEqual([0, 2, 2, 0]);
    const diamond = graphOf(4, [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ]);
    expect([...betweenness(diamond, { pivots: 'all' })]).toEqual([0, 0.5, 0.5, 0]);
  });

  it('gives the leaders of the karate club 0.4376 and 0.3041 of 33 · 32 pairs (networkx betweenness_centrality)', () => {
    const values = betweenness(karateClub(), { pivots: 'all' });
    const normalised = [0, 33, 32, 2, 31].map((node) => values[node]! / (33 * 32));
    for (const [index, expected] of [0.437635, 0.304075, 0.145247, 0.143657, 0.138276].entries()) {
      expect(normalised[index]).toBeCloseTo(expected, 6);
    }
  });

  it('agrees with the definition, for all sources and for pivots', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 1, max: 5 }), (graph, step) => {
        const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node);
        const exact = betweenness(graph, { pivots: 'all' });
        for (const [node, expected] of betweennessReference(graph, nodes).entries()) {
          expect(exact[node]).toBeCloseTo(expected, 9);
        }
        const pivots = nodes.filter((node) => node % step === 0);
        const estimate = betweenness(graph, { pivots: Uint32Array.from(pivots) });
        for (const [node, sum] of betweennessReference(graph, pivots).entries()) {
          expect(estimate[node]).toBeCloseTo((sum * graph.nodeCount) / pivots.length, 9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with the definition where levels are wide enough to be pulled', () => {
    const graph = heavyTailedGraph(120, 700, 4);
    const values = betweenness(graph, { pivots: 'all' });
    const expected = betweennessReference(graph, [...new Array(120).keys()]);
    for (const [node, value] of values.entries()) expect(value).toBeCloseTo(expected[node]!, 7);
  });

  it('is 0 without pivots and rejects unknown ones', () => {
    expect([...betweenness(graphOf(2, [[0, 1]]), { pivots: new Uint32Array(0) })]).toEqual([0, 0]);
    expect(() => betweenness(graphOf(2, []), { pivots: Uint32Array.of(2) })).toThrow(/pivots below 2, found 2/);
  });
});
