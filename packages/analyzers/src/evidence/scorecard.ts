/** One scorecard for all typologies: a sum of terms in bits, each with its sentence. */
import type { Measures } from './measure.ts';
import { BITS_PER_TERM, TERM_NAMES, TERMS, type TermName } from './terms.ts';

export type TermWeights = Readonly<Record<TermName, number>>;

/** The term that decisions of the network's own analysts add; see learn-from-decisions.ts. */
export const DECIDED_TERM = 'decisions';

export interface EvidenceTerm {
  readonly name: TermName | typeof DECIDED_TERM;
  /** Bits for (above 0) or against it, before the weight. */
  readonly value: number;
  /** In [0, 1]. */
  readonly weight: number;
  readonly sentence: string;
}

export interface Evidence {
  readonly terms: readonly EvidenceTerm[];
  /** Σ value · weight: the scheme's score, without prior and chance. Rounded to 1e-6. */
  readonly bits: number;
}

export function evidenceOf(measures: Measures, weights: TermWeights): Evidence {
  const terms = TERM_NAMES.map((name) => ({
    name,
    value: rounded(BITS_PER_TERM * TERMS[name].valueOf(measures[name])),
    weight: weights[name],
    sentence: TERMS[name].sentence(measures[name]),
  }));
  return evidenceOfTerms(terms);
}

/** Terms with their sum, Σ value · weight. */
export function evidenceOfTerms(terms: readonly EvidenceTerm[]): Evidence {
  return { terms, bits: rounded(terms.reduce((sum, { value, weight }) => sum + value * weight, 0)) };
}

/** The probability that bits of log-odds stand for. Rounded to 1e-6. */
export function probabilityOf(bits: number): number {
  return rounded(1 / (1 + 2 ** -bits));
}

/** To 1e-6, as scores are stored. */
export function rounded(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}
