import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGraph, graphOf } from '../test/small-graphs.ts';
import { strongLabels, weakLabels } from './components.reference.ts';
import type { Components } from './components.ts';
import { stronglyConnectedComponents } from './strongly-connected-components.ts';
import { weaklyConnectedComponents } from './weakly-connected-components.ts';

/** Numbers labels in the order of their first node, as Components promises. */
function numbered(labels: readonly number[]): Components {
  const order = [...new Set(labels)];
  const component = Uint32Array.from(labels, (label) => order.indexOf(label));
  const sizes = Uint32Array.from(order, (label) => labels.filter((other) => other === label).length);
  return { component, count: order.length, sizes };
}

describe('stronglyConnectedComponents', () => {
  it('finds {a, b, e}, {c, d}, {f, g}, {h} of Cormen et al., Introduction to Algorithms, 3rd ed., figure 22.9', () => {
    const edges = 'ab bc be bf cd cg dc dh ea ef fg gf gh hh'
      .split(' ')
      .map((pair): [number, number] => [pair.charCodeAt(0) - 97, pair.charCodeAt(1) - 97]);
    const { component, count, sizes } = stronglyConnectedComponents(graphOf(8, edges));
    expect([...component]).toEqual([0, 0, 1, 1, 0, 2, 2, 3]);
    expect(count).toBe(4);
    expect([...sizes]).toEqual([3, 2, 2, 1]);
  });

  it('agrees with mutual reachability', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        expect(stronglyConnectedComponents(graph)).toEqual(numbered(strongLabels(graph)));
      }),
      { numRuns: 300 },
    );
  });

  it('follows a chain of 100,000 nodes without overflowing the stack', () => {
    const length = 100_000;
    const chain = Array.from({ length: length - 1 }, (_, node): [number, number] => [node, node + 1]);
    expect(stronglyConnectedComponents(graphOf(length, chain)).count).toBe(length);
    expect(stronglyConnectedComponents(graphOf(length, [...chain, [length - 1, 0]])).count).toBe(1);
  });
});

describe('weaklyConnectedComponents', () => {
  it('ignores directions', () => {
    // 0 → 2 ← 1, 3 alone, 5 → 4
    const { component, sizes } = weaklyConnectedComponents(
      graphOf(6, [
        [0, 2],
        [1, 2],
        [5, 4],
      ]),
    );
    expect([...component]).toEqual([0, 0, 0, 1, 2, 2]);
    expect([...sizes]).toEqual([3, 1, 2]);
  });

  it('agrees with spreading labels', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        expect(weaklyConnectedComponents(graph)).toEqual(numbered(weakLabels(graph)));
      }),
    );
  });
});
