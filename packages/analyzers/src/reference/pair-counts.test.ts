import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairCounts } from './pair-counts.ts';

describe('pairCounts', () => {
  it('counts as a map does, whatever comes, goes and comes again', () => {
    const pair = fc.tuple(fc.nat({ max: 40 }), fc.constantFrom(0, 1, 2, 40_000_000, 4_294_967_294));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 300, size: 'max' }), (pairs) => {
        const counts = pairCounts(1);
        const expected = new Map<string, number>();
        pairs.forEach(([a, b], at) => {
          const known = expected.get(`${a}:${b}`) ?? 0;
          const change = at % 3 === 0 && known > 0 ? -known : 1;
          counts.add(a, b, change);
          expected.set(`${a}:${b}`, known + change);
        });
        for (const [a, b] of pairs) expect(counts.get(a, b)).toBe(expected.get(`${a}:${b}`));
        expect(counts.get(41, 41)).toBe(0);
      }),
    );
  });
});
