import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karateClub } from '../test/karate-club.ts';
import { anyGraph, graphOf } from '../test/small-graphs.ts';
import { coreNumbersReference } from './core-numbers.reference.ts';
import { coreNumbers } from './core-numbers.ts';
import { toUndirected } from './undirected-graph.ts';

describe('coreNumbers', () => {
  it('gives a triangle with a tail 2 and 1', () => {
    const graph = graphOf(5, [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ]);
    expect([...coreNumbers(toUndirected(graph))]).toEqual([2, 2, 2, 1, 0]);
  });

  it('finds the 4-core of the karate club: members 1, 2, 3, 4, 8, 9, 14, 31, 33, 34 (networkx core_number)', () => {
    const core = coreNumbers(toUndirected(karateClub()));
    expect([...core.keys()].filter((node) => core[node] === 4)).toEqual([0, 1, 2, 3, 7, 8, 13, 30, 32, 33]);
    expect(Math.max(...core)).toBe(4);
    expect(core[11]).toBe(1);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(anyGraph, (directed) => {
        const graph = toUndirected(directed);
        expect([...coreNumbers(graph)]).toEqual(coreNumbersReference(graph));
      }),
    );
  });
});
