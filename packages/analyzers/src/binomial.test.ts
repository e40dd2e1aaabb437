import { describe, expect, it } from 'vitest';
import { binomialTail, binomialTailHalf } from './binomial.ts';

describe('binomialTailHalf', () => {
  it('equals hand-counted tails', () => {
    expect(binomialTailHalf(5, 5)).toBeCloseTo(1 / 32, 15);
    expect(binomialTailHalf(7, 9)).toBeCloseTo(46 / 512, 15);
    expect(binomialTailHalf(1, 3)).toBeCloseTo(7 / 8, 15);
    expect(binomialTailHalf(0, 3)).toBe(1);
    expect(binomialTailHalf(4, 3)).toBe(0);
  });

  it('equals the exact sum of binomial coefficients', () => {
    const exact = (successes: number, trials: number) => {
      let coefficient = 1n;
      let sum = 0n;
      for (let k = 0; k <= trials; k++) {
        if (k >= successes) sum += coefficient;
        coefficient = (coefficient * BigInt(trials - k)) / BigInt(k + 1);
      }
      return Number((sum * 10n ** 30n) / 2n ** BigInt(trials)) / 1e30;
    };
    for (const [successes, trials] of [
      [60, 100],
      [500, 1000],
      [550, 1000],
      [90, 100],
    ] as const) {
      expect(binomialTailHalf(successes, trials) / exact(successes, trials)).toBeCloseTo(1, 10);
    }
  });
});

describe('binomialTail', () => {
  it('equals hand-counted tails', () => {
    expect(binomialTail(2, 2, 1)).toBe(1);
    expect(binomialTail(2, 2, 0.25)).toBeCloseTo(1 / 16, 15);
    expect(binomialTail(1, 2, 0.25)).toBeCloseTo(7 / 16, 15);
    expect(binomialTail(3, 4, 0.1)).toBeCloseTo(4 * 0.9 * 0.1 ** 3 + 0.1 ** 4, 15);
  });

  it('neither over- nor underflows over a million trials', () => {
    // Φ(−3) for three standard deviations above the mean, within the normal approximation.
    expect(binomialTail(100_900, 1_000_000, 0.1)).toBeCloseTo(0.00135, 4);
  });
});
