import { describe, expect, it } from 'vitest';
import { nodeParts } from './node-parts.ts';

describe('nodeParts', () => {
  it('names every node once, in order, and none where there is none', () => {
    expect(nodeParts(0)).toEqual([]);
    expect(nodeParts(5, 2)).toEqual([
      { first_node: 0, end_node: 2 },
      { first_node: 2, end_node: 4 },
      { first_node: 4, end_node: 5 },
    ]);
    expect(nodeParts(4, 2)).toHaveLength(2);
  });
});
