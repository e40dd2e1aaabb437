import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karateClub } from '../test/karate-club.ts';
import { anyGraph, graphOf } from '../test/small-graphs.ts';
import { pagerankReference } from './pagerank.reference.ts';
import { pagerank } from './pagerank.ts';

describe('pagerank', () => {
  it('ranks the eleven pages drawn in Wikipedia, "PageRank": B 38.4 %, C 34.3 %, E 8.1 %, D and F 3.9 %, A 3.3 %, others 1.6 %', () => {
    const links = 'BC CB DA DB EB ED EF FB FE GB GE HB HE IB IE JE KE'
      .split(' ')
      .map((pair): [number, number] => [pair.charCodeAt(0) - 65, pair.charCodeAt(1) - 65]);
    const { scores, converged } = pagerank(graphOf(11, links), { weighted: false });
    expect(converged).toBe(true);
    expect([...scores].map((score) => (100 * score).toFixed(1))).toEqual(
      '3.3 38.4 34.3 3.9 8.1 3.9 1.6 1.6 1.6 1.6 1.6'.split(' '),
    );
  });

  it('gives the leaders of the karate club 0.0970 and 0.1009 (networkx pagerank)', () => {
    const { scores } = pagerank(karateClub(), { weighted: true });
    expect(scores[0]).toBeCloseTo(0.097, 4);
    expect(scores[33]).toBeCloseTo(0.1009, 4);
    expect(scores[32]).toBeCloseTo(0.0717, 4);
  });

  it('follows weights only when asked', () => {
    // 0 gives 1 to node 1 and 3 to node 2; both give back.
    const graph = graphOf(3, [
      [0, 1, 1],
      [0, 2, 3],
      [1, 0],
      [2, 0],
    ]);
    const plain = pagerank(graph, { weighted: false }).scores;
    expect(plain[1]).toBeCloseTo(plain[2]!, 12);
    const weighted = pagerank(graph, { weighted: true }).scores;
    expect((weighted[2]! - 0.05) / (weighted[1]! - 0.05)).toBeCloseTo(3, 10);
  });

  it('agrees with the dense matrix within its tolerance', () => {
    fc.assert(
      fc.property(anyGraph, fc.boolean(), fc.constantFrom(0, 0.5, 0.85), (graph, weighted, damping) => {
        const { scores, converged } = pagerank(graph, { weighted, damping, tolerance: 1e-12 });
        const expected = pagerankReference(graph, damping, weighted);
        expect(converged).toBe(true);
        for (const [node, score] of scores.entries()) expect(score).toBeCloseTo(expected[node]!, 10);
      }),
      { numRuns: 50 },
    );
  });

  it('stops at the first round whose change is below the tolerance, and says when it never comes', () => {
    const { iterations } = pagerank(karateClub(), { weighted: false, tolerance: 1e-6 });
    const change = (rounds: number): number => {
      const after = pagerank(karateClub(), { weighted: false, tolerance: 1e-300, maxIterations: rounds }).scores;
      const before = pagerank(karateClub(), { weighted: false, tolerance: 1e-300, maxIterations: rounds - 1 }).scores;
      return after.reduce((sum, score, node) => sum + Math.abs(score - before[node]!), 0);
    };
    expect(change(iterations)).toBeLessThan(1e-6);
    expect(change(iterations - 1)).toBeGreaterThanOrEqual(1e-6);
    expect(pagerank(karateClub(), { weighted: false, maxIterations: 3 })).toMatchObject({
      iterations: 3,
      converged: false,
    });
  });

  it('rejects options out of range', () => {
    expect(() => pagerank(karateClub(), { weighted: false, damping: 1 })).toThrow(/damping in \[0, 1\)/);
    expect(() => pagerank(karateClub(), { weighted: false, tolerance: 0 })).toThrow(/tolerance above 0/);
  });
});
