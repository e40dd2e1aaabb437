import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { humanAmount, roundTo } from './amounts.ts';
import { createRandom } from './random.ts';

describe('roundTo', () => {
  it('keeps so many significant digits', () => {
    expect(roundTo(1_234.567, 2)).toBe(1_200);
    expect(roundTo(0.012345, 3)).toBe(0.0123);
    expect(roundTo(9.7, 1)).toBe(10);
  });
});

describe('humanAmount', () => {
  it('stays inside its limits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.01, max: 1e7, noNaN: true }), (seed, native) => {
        const amount = humanAmount(createRandom(seed), native, { low_ratio: 0.97, high_ratio: 1 });
        expect(amount).toBeGreaterThanOrEqual(native * 0.97);
        expect(amount).toBeLessThanOrEqual(native);
      }),
    );
  });

  it('is round about three times in ten', () => {
    const random = createRandom(1);
    const amounts = Array.from({ length: 5_000 }, () => humanAmount(random, random.between(100, 1_000)));
    const round = amounts.filter((amount) => Number.isInteger(amount)).length;
    expect(round / amounts.length).toBeGreaterThan(0.27);
    expect(round / amounts.length).toBeLessThan(0.37);
  });
});

describe('humanAmount', () => {
  it('takes the same number of draws for any amount', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.01, max: 1e7, noNaN: true }), (seed, native) => {
        const [one, other] = [createRandom(seed), createRandom(seed)];
        humanAmount(one, native, { low_ratio: 0.99, high_ratio: 1 });
        humanAmount(other, 100);
        expect(one.float()).toBe(other.float());
      }),
    );
  });
});
