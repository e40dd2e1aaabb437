import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGraph, graphOf, heavyTailedGraph } from '../test/small-graphs.ts';
import { allDistances } from './all-distances.reference.ts';
import type { Graph } from './graph.ts';
import { harmonicCloseness } from './harmonic-closeness.ts';

function expectDefinition(graph: Graph): void {
  const distances = allDistances(graph);
  for (const [node, value] of harmonicCloseness(graph).entries()) {
    const expected = distances.reduce((sum, row, other) => (other === node ? sum : sum + 1 / row[node]!), 0);
    expect(value).toBeCloseTo(expected, 9);
  }
}

describe('harmonicCloseness', () => {
  it('counts distances towards a node: 1 + 1/2 + 1/3 at the end of a chain of four', () => {
    const chain = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect([...harmonicCloseness(chain)]).toEqual([0, 1, 1.5, 1 + 1 / 2 + 1 / 3]);
  });

  it('agrees with all distances', () => {
    fc.assert(fc.property(anyGraph, expectDefinition));
  });

  it('agrees with all distances over more than one batch of 128, and on a long chain', () => {
    expectDefinition(heavyTailedGraph(300, 1500, 2));
    expectDefinition(
      graphOf(
        200,
        Array.from({ length: 199 }, (_, node): [number, number] => [node, node + 1]),
      ),
    );
  });
});
