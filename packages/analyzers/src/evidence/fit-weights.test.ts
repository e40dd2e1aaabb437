import { describe, expect, it } from 'vitest';
import { fitWeights, PRIOR_WEIGHT, type KnownCandidate } from './fit-weights.ts';
import type { Measures } from './measure.ts';
import { evidenceOf, probabilityOf } from './scorecard.ts';
import { BITS_PER_TERM, TERM_NAMES, TERMS } from './terms.ts';

/** Every term at its neutral measure but for some. */
const NEUTRAL: Measures = {
  novelty: 2 / 3,
  dedication: 0.25,
  own_life: 2.5,
  exit: 2 / 9,
  surprise: 0,
  same_transfers: 0.5,
  corroboration: 0.4,
  concentration: 3,
  size: 0.5,
  evidence: 2,
  same_amounts: 1 / 3,
  proof: 1,
  regularity: 0,
  risk: 0,
  business: 0,
};
const bitsOf = (measures: Measures): KnownCandidate['bits'] =>
  Object.fromEntries(
    TERM_NAMES.map((name) => [name, BITS_PER_TERM * TERMS[name].valueOf(measures[name])]),
  ) as KnownCandidate['bits'];
const candidates = (measures: Partial<Measures>, is_true: boolean, count: number): KnownCandidate[] =>
  Array.from({ length: count }, () => ({ bits: bitsOf({ ...NEUTRAL, ...measures }), is_true }));

describe('evidenceOf', () => {
  it('says nothing where every term is neutral, and sums what the terms say', () => {
    const half = Object.fromEntries(TERM_NAMES.map((name) => [name, 0.5])) as Record<
      (typeof TERM_NAMES)[number],
      number
    >;
    expect(evidenceOf(NEUTRAL, half).bits).toBeCloseTo(0, 5);
    // Novelty of all pairs is half a term, 1 bit, at half the weight; dedication of all a term, 2 bits.
    expect(evidenceOf({ ...NEUTRAL, novelty: 1, dedication: 1 }, half).bits).toBeCloseTo(0.5 + 1, 5);
    expect(probabilityOf(1)).toBeCloseTo(2 / 3, 6);
  });

  it('gives every term a sentence and a reason', () => {
    for (const { sentence } of evidenceOf(NEUTRAL, fitWeights([], 1)).terms) expect(sentence).toMatch(/\.$/u);
    for (const name of TERM_NAMES) expect(TERMS[name].reason).toMatch(/\.$/u);
  });
});

describe('fitWeights', () => {
  it('keeps what is not taught at the prior weight', () => {
    expect(new Set(Object.values(fitWeights([], 1)))).toEqual(new Set([PRIOR_WEIGHT]));
  });

  it('raises what tells true from false and lowers what misleads, within 0 and 1', () => {
    const source = [
      ...candidates({ novelty: 1, size: 0.1 }, true, 30),
      ...candidates({ novelty: 0, size: 0.9 }, false, 30),
    ];
    const weights = fitWeights([source], 1);
    expect(weights.novelty).toBeGreaterThan(0.5);
    expect(weights.size).toBe(0);
    expect(weights.exit).toBeCloseTo(PRIOR_WEIGHT, 3);
  });

  it('learns nothing from how many schemes a source holds', () => {
    const rich = candidates({ novelty: 1 }, true, 50);
    const poor = candidates({ novelty: 0 }, false, 50);
    expect(fitWeights([rich, poor], 1).novelty).toBeCloseTo(PRIOR_WEIGHT, 2);
  });
});
