import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disjointSets } from './disjoint-sets.ts';

it('calls each set by its smallest, in whatever order its parts are joined', () => {
  const pairs = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 12 });
  fc.assert(
    fc.property(pairs, (joined) => {
      const sets = disjointSets(10);
      for (const [a, b] of joined) sets.join(a, b);
      const expected = Array.from({ length: 10 }, (_, item) => item);
      for (let round = 0; round < 10; round++)
        for (const [a, b] of joined) expected[a] = expected[b] = Math.min(expected[a]!, expected[b]!);
      expect(expected.map((_, item) => sets.rootOf(item))).toEqual(expected);
    }),
  );
});
