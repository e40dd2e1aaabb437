import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

describe('seededRandom', () => {
  it('repeats its stream for a seed and differs between seeds, beyond 2^32 too', () => {
    const draw = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.uint32());
    };
    expect(draw(7)).toEqual(draw(7));
    const first = new Set([0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1].map((seed) => draw(seed)[0]));
    expect(first.size).toBe(6);
    expect(() => seededRandom(0.5)).toThrow(/safe integer/);
  });

  it('float is uniform in [0, 1): mean and variance of 100,000 draws within 4 standard errors', () => {
    const random = seededRandom(1);
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < 100_000; draw += 1) {
      const value = random.float();
      if (value < 0 || value >= 1) throw new Error(`outside [0, 1): ${value}`);
      sum += value;
      squares += value * value;
    }
    const mean = sum / 100_000;
    // Variance 1/12; the standard error of the mean is sqrt(1/12/100000) = 0.00091.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0037);
    expect(Math.abs(squares / 100_000 - 1 / 3)).toBeLessThan(0.0038);
  });

  it('below stays below its bound and meets every value', () => {
    const random = seededRandom(3);
    const counts = new Uint32Array(6);
    for (let draw = 0; draw < 6000; draw += 1) counts[random.below(6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(() => random.below(0)).toThrow(/integer bound/);
  });

  it('shuffle keeps the items', () => {
    const shuffled = seededRandom(5).shuffle(Uint32Array.from({ length: 100 }, (_, index) => index));
    expect([...shuffled].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect([...shuffled]).not.toEqual([...shuffled].sort((a, b) => a - b));
  });
});
