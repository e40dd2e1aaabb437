import { describe, expect, it } from 'vitest';
import { confidenceSteps } from './confidence-steps.ts';

const terms = [{ name: 'hops', value: 0.871, weight: 1 }];

describe('confidenceSteps', () => {
  it('places the sum in the band, then removes a share of the doubt', () => {
    const steps = confidenceSteps({ score: 0.9245, band: [0.7, 0.95], terms, corroboration: 1 / 12 });
    // 0.7 + 0.25 · 0.871 = 0.91775, and a twelfth of the 0.08225 that are left.
    expect(steps.map(({ value }) => value)).toEqual([expect.closeTo(0.91775, 10), expect.closeTo(0.924604, 6)]);
    expect(steps.map(({ name }) => name)).toEqual([
      'Place in the band from 70% to 95%',
      'Other typologies around it remove 8.3% of the doubt that is left',
    ]);
  });

  it('turns bits of evidence and the prior into a probability', () => {
    const bits = [{ name: 'novelty', value: 1, weight: 0.5 }];
    const chance = { chance_ratio: 0.05, expected_by_chance: 0.1, is_pooled: false };
    const steps = confidenceSteps({ score: 0.85, prior_bits: 2, terms: bits, chance });
    // 1 / (1 + 2^−2.5) = 0.8498.
    expect(steps.map(({ value }) => value)).toEqual([2, expect.closeTo(0.8498, 4), 0.05]);
  });

  it('says nothing of other typologies where there are none', () => {
    expect(confidenceSteps({ score: 0.9, band: [0.7, 0.95], terms, corroboration: 0 })).toHaveLength(1);
  });
});
