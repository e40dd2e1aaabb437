/** Learns the weights of the scorecard from candidates whose truth is known. */
import { penalisedLogistic, type Coefficient, type LogisticRow } from './penalised-logistic.ts';
import type { TermWeights } from './scorecard.ts';
import { TERM_NAMES, type TermName } from './terms.ts';

export interface KnownCandidate {
  /** Bits of each term before its weight, as an alert's evidence has them. */
  readonly bits: Readonly<Record<TermName, number>>;
  readonly is_true: boolean;
}

/** What is not taught stays at this weight: the terms are reasoned, so that none begins at nothing. */
export const PRIOR_WEIGHT = 0.5;

/** More candidates of one source do not outweigh the other sources. */
const MAX_EFFECTIVE = 60;

/** How firmly an intercept is held at 0: hardly, so that a source's own share of schemes teaches no weight. */
const INTERCEPT_PRECISION = 1e-6;

/**
 * Penalised logistic regression over all terms at once: correlated terms share what they say. Every source has an
 * intercept of its own, so that weights come from differences within a source and never from how many schemes its maker
 * planted; within a source both classes weigh the same. The penalty draws each weight to PRIOR_WEIGHT.
 * Deterministic. O(rounds · candidates · terms²).
 */
export function fitWeights(sources: readonly (readonly KnownCandidate[])[], penalty: number): TermWeights {
  const weight: Coefficient = { prior: PRIOR_WEIGHT, precision: penalty, low: 0, high: 1 };
  const intercept: Coefficient = { prior: 0, precision: INTERCEPT_PRECISION, low: -Infinity, high: Infinity };
  const coefficients = [...TERM_NAMES.map(() => weight), ...sources.map(() => intercept)];
  const rows = sources.flatMap((candidates, source) => rowsOf(candidates, source, coefficients.length));
  const weights = penalisedLogistic(rows, coefficients);
  return Object.fromEntries(
    TERM_NAMES.map((name, at) => [name, Math.round(weights[at]! * 1000) / 1000]),
  ) as TermWeights;
}

function rowsOf(candidates: readonly KnownCandidate[], source: number, size: number): LogisticRow[] {
  const positive = Math.max(1, candidates.filter(({ is_true }) => is_true).length);
  const negative = Math.max(1, candidates.length - positive);
  const effective = Math.min(positive, negative, MAX_EFFECTIVE);
  return candidates.map(({ bits, is_true }) => {
    const values = new Float64Array(size);
    TERM_NAMES.forEach((name, at) => (values[at] = Math.LN2 * bits[name]));
    values[TERM_NAMES.length + source] = 1;
    return { values, offset: 0, is_true, importance: effective / (is_true ? positive : negative) };
  });
}
