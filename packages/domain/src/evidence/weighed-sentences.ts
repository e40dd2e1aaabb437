/** The confidence of an alert as a person weighs it: bits for and against, each with its sentence. */
import { formatNumber } from '../format-number.ts';
import { percent } from '../quantities.ts';
import { NOT_JUDGED } from '../vocabulary.ts';
import type { ConfidenceScore } from './score.ts';

export interface WeighedSentence {
  /** Above 0 it speaks for a scheme: 1 doubles the odds. */
  readonly bits: number;
  readonly text: string;
}

/** From here on a probability is written as "over 99 %": no evidence makes it 1. */
const NEARLY_SURE = 0.99;

/**
 * The network's prior first, then the terms, what speaks most for a scheme first. Empty for an alert of the first
 * edition: its terms are no bits.
 */
export function weighedSentences({ terms, prior_bits }: ConfidenceScore): WeighedSentence[] {
  if (prior_bits === undefined) return [];
  const weighed = terms.map(({ value, weight, sentence, name }) => ({ bits: value * weight, text: sentence ?? name }));
  const prior = { bits: prior_bits, text: 'Schemes of this kind on this network, before any evidence.' };
  return [prior, ...weighed.sort((a, b) => b.bits - a.bits)];
}

/** `+1.0`, `−0.3`. */
export function signedBits(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${formatNumber(Math.abs(bits), { min: 1, max: 1 })}`;
}

/** What shuffled copies of the network show; undefined where nothing judges it. */
export function chanceSentence({ chance }: ConfidenceScore): string | undefined {
  if (chance === undefined || chance.chance_ratio === NOT_JUDGED) return undefined;
  return `Shuffled copies of this network show ${formatNumber(chance.expected_by_chance, { max: 1 })} like it on average: chance explains at most ${percent(chance.chance_ratio)} of such alerts.`;
}

/** `87 %`, `over 99 %`. */
export function shownProbability(probability: number): string {
  return probability >= NEARLY_SURE ? 'over 99 %' : percent(probability);
}
