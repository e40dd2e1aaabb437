/**
 * The terms of evidence: what each measures, how many bits it can give or take, and how it is said. A measure becomes a
 * number between −1 and 1 (2 for surprise, −2 for a business), monotone where reason says so; a full term is two bits before its weight.
 * Weights are learnt (weights.ts), the form is not.
 */
import { counted, grouped, percent } from '@analytics/domain';

export const TERM_NAMES = [
  'novelty',
  'dedication',
  'own_life',
  'exit',
  'surprise',
  'same_transfers',
  'corroboration',
  'concentration',
  'size',
  'evidence',
  'same_amounts',
  'proof',
  'regularity',
  'risk',
  'business',
] as const;
export type TermName = (typeof TERM_NAMES)[number];

/** Bits of a term of value 1 and weight 1. */
export const BITS_PER_TERM = 2;

export interface Term {
  /** What is measured, and why it argues for or against. */
  readonly reason: string;
  /** From the measure to the value of the term. */
  readonly valueOf: (measure: number) => number;
  readonly sentence: (measure: number) => string;
}

const clamped = (x: number, low = -1, high = 1): number => Math.min(high, Math.max(low, x));

const otherTypologies = (count: number): string =>
  count === 0 ? 'No other typology' : counted(count, 'other typology', 'other typologies');

const BILLION_BITS = 30;
const oncePer = (bits: number): string =>
  bits >= BILLION_BITS ? 'less than once in a billion' : `once in ${grouped(2 ** bits)}`;

export const TERMS: Readonly<Record<TermName, Term>> = {
  novelty: {
    reason: 'Pairs that deal once and never again were brought together by the scheme; habits are not.',
    valueOf: (share) => clamped(1.5 * share - 1),
    sentence: (share) => `${percent(share)} of the pairs in it deal with each other at no other time.`,
  },
  dedication: {
    reason: 'Wallets of a scheme do little else; an ordinary wallet lives beside it.',
    valueOf: (share) => clamped(1 + Math.log2(Math.max(share, 1e-3)) / 2),
    sentence: (share) => `The median participant makes ${percent(share)} of its transfers here.`,
  },
  own_life: {
    reason: 'People and firms deal with many others; a wallet made for a purpose does not.',
    valueOf: (log_count) => clamped(1 - log_count / 2.5),
    sentence: (log_count) => {
      const count = Math.round(2 ** log_count - 1);
      const others = count === 0 ? 'no other address' : counted(count, 'other address', 'other addresses');
      return `The median participant deals with ${others}.`;
    },
  },
  exit: {
    reason: 'Money that leaves to services is cashed out or begins again elsewhere.',
    valueOf: (share) => -0.2 + 0.9 * Math.min(1, share),
    sentence: (share) => `${percent(share)} of what leaves it within three days goes to services.`,
  },
  surprise: {
    reason: 'How seldom a random network with the same degrees makes the shape.',
    valueOf: (bits) => clamped(bits / 5, 0, 2),
    sentence: (bits) =>
      bits > 0 ? `Chance makes a shape like it ${oncePer(Math.round(bits))}.` : 'Its shape alone is no surprise.',
  },
  same_transfers: {
    reason: 'Detectors that look for different things see the same transfers.',
    valueOf: (count) => Math.min(1, -0.3 + 0.6 * count),
    sentence: (count) => `${otherTypologies(count)} ${count < 2 ? 'fits' : 'fit'} the same transfers.`,
  },
  corroboration: {
    reason: 'Other schemes touch it on transfers of their own.',
    valueOf: (count) => Math.min(0.8, -0.2 + 0.5 * count),
    sentence: (count) => `${otherTypologies(count)} ${count < 2 ? 'touches' : 'touch'} it on other transfers.`,
  },
  concentration: {
    reason:
      'What is arranged happens at one time; custom spreads over the whole window. One transfer is always at one time and says nothing.',
    valueOf: (log_ratio) => (Number.isNaN(log_ratio) ? 0 : clamped(log_ratio / 3 - 1)),
    sentence: (log_ratio) =>
      Number.isNaN(log_ratio)
        ? 'It is one transfer, which is always at one time.'
        : `While it lasts, its participants are ${times(2 ** log_ratio)} as active as otherwise.`,
  },
  size: {
    reason: 'Nobody goes to the trouble for amounts that are small on this network.',
    valueOf: (rank) => clamped(2 * (rank - 0.5)),
    sentence: (rank) => `Its average transfer is larger than ${percent(rank)} of the network's.`,
  },
  evidence: {
    reason: 'One transfer proves little.',
    valueOf: (log_count) => clamped(log_count / 2 - 1),
    sentence: (log_count) => `It rests on ${counted(Math.round(2 ** log_count), 'transfer')}.`,
  },
  same_amounts: {
    reason: 'Independent people do not pay the same sums.',
    valueOf: (share) => -0.2 + 0.6 * share,
    sentence: (share) => `${percent(share)} of its transfers are of an amount that others of it pay to others too.`,
  },
  proof: {
    reason: 'Transfers in order prove more than transfers, conserved money more than order.',
    valueOf: (grade) => (grade - 1) / 2,
    sentence: (grade) =>
      [
        'Only its shape is proven.',
        'Its transfers run in order.',
        'Its transfers run in order and the money is conserved.',
      ][grade] ?? '',
  },
  regularity: {
    reason: 'What goes on all the time is somebody’s business.',
    valueOf: (log_ratio) => clamped(-log_ratio / 3),
    sentence: (log_ratio) =>
      log_ratio > 0
        ? `The address it turns on makes ${times(2 ** log_ratio)} as many transfers outside it.`
        : 'The address it turns on makes most of its transfers in it.',
  },
  risk: {
    reason: 'An address with a risk label takes part.',
    valueOf: (fact) => fact / 2,
    sentence: (fact) =>
      fact > 0 ? 'An address with a risk label takes part.' : 'No address with a risk label takes part.',
  },
  business: {
    reason: 'What passes through a business mixes with the money of its customers.',
    valueOf: (share) => -2 * share,
    sentence: (share) =>
      share > 0
        ? `${percent(share)} of its transfers begin or end at a suspect that behaves as a business.`
        : 'None of its suspects behaves as a business.',
  },
};

function times(factor: number): string {
  return `${factor >= 10 ? Math.round(factor) : Math.round(factor * 10) / 10} times`;
}
