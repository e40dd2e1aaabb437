import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedCount } from './matched-count.ts';

/** Tries every right for every left. */
function plainCount([rights, ...others]: readonly (readonly number[])[], taken: readonly number[] = []): number {
  if (rights === undefined) return 0;
  const free = rights.filter((right) => !taken.includes(right));
  return Math.max(plainCount(others, taken), ...free.map((right) => 1 + plainCount(others, [...taken, right])));
}

describe('matchedCount', () => {
  it('gives way where another has nothing else', () => {
    expect(matchedCount([[0, 1], [0]])).toBe(2);
    expect(matchedCount([[0], [0], [0]])).toBe(1);
    expect(matchedCount([])).toBe(0);
  });

  it('equals the plain search', () => {
    const lists = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }), { maxLength: 6 });
    fc.assert(fc.property(lists, (rightsOf) => matchedCount(rightsOf) === plainCount(rightsOf)));
  });
});
