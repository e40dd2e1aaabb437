import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

const draws = (seed: number, count = 20_000) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.float());
};

describe('createRandom', () => {
  it('repeats for a seed and differs for another', () => {
    expect(draws(7, 5)).toEqual(draws(7, 5));
    expect(draws(7, 5)).not.toEqual(draws(8, 5));
  });

  it('is uniform: mean 1/2, variance 1/12', () => {
    const values = draws(1);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(1 / 2, 1);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it('gives streams that do not depend on what was drawn before', () => {
    const [fresh, used] = [createRandom(7), createRandom(7)];
    used.float();
    expect(used.stream('a').float()).toBe(fresh.stream('a').float());
    expect(fresh.stream('b').float()).not.toBe(fresh.stream('a').float());
  });

  it('samples different items', () => {
    expect(createRandom(3).sample([1, 2, 3, 4], 4).sort()).toEqual([1, 2, 3, 4]);
  });
});
