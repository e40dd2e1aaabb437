import { expect, it } from 'vitest';
import { chanceSentence, shownProbability, signedBits, weighedSentences } from './weighed-sentences.ts';

const terms = [
  { name: 'proof', value: -1, weight: 0.5, sentence: 'Only its shape is proven.' },
  { name: 'novelty', value: 1, weight: 1 },
];

it('weighs the prior first, then what speaks most for it, by name where there is no sentence', () => {
  const shown = weighedSentences({ score: 0.7, prior_bits: -2, terms }).map(
    ({ bits, text }) => `${signedBits(bits)} ${text}`,
  );
  expect(shown).toEqual([
    '−2.0 Schemes of this kind on this network, before any evidence.',
    '+1.0 novelty',
    '−0.5 Only its shape is proven.',
  ]);
});

it('has no bits for the terms of the first edition', () => {
  expect(weighedSentences({ score: 0.9, band: [0.7, 0.95], terms })).toEqual([]);
});

it('says what copies show, and nothing where nothing judges it', () => {
  const chance = { chance_ratio: 0.053, expected_by_chance: 0.12, is_pooled: false };
  expect(chanceSentence({ score: 0.7, terms, chance })).toBe(
    'Shuffled copies of this network show 0.1 like it on average: chance explains at most 5.3 % of such alerts.',
  );
  expect(chanceSentence({ score: 0.7, terms, chance: { ...chance, chance_ratio: -1 } })).toBeUndefined();
  expect([0.874, 0.995].map(shownProbability)).toEqual(['87 %', 'over 99 %']);
});
