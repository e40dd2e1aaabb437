import { describe, expect, it } from 'vitest';
import { nodeRanges } from './node-ranges.ts';
import { featureInput } from './random-input.reference.ts';

describe('nodeRanges', () => {
  it('cuts where about half of the transfers lie on each side', () => {
    // Node 0 has 6 of the 12 ends, nodes 1 to 6 one each.
    const transfers = [1, 2, 3, 4, 5, 6].map((to) => ({ from: 0, to, at_ms: 0, usd: 1 }));
    const { index } = featureInput({ nodeCount: 7, transfers });
    expect([...nodeRanges(index, 2)]).toEqual([0, 3, 7]);
  });

  it('gives as many ranges as asked for, also without nodes', () => {
    const { index } = featureInput({ nodeCount: 0, transfers: [] });
    expect([...nodeRanges(index, 3)]).toEqual([0, 0, 0, 0]);
  });
});
