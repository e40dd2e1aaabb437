/** Learns the weights of the scorecard from candidates whose truth is known. */
import type { TermWeights } from './scorecard.ts';
import { TERM_NAMES, type TermName } from './terms.ts';

export interface KnownCandidate {
  /** Bits of each term before its weight, as an alert's evidence has them. */
  readonly bits: Readonly<Record<TermName, number>>;
  readonly is_true: boolean;
}

/** What is not taught stays at this weight: the terms are reasoned, so that none begins at nothing. */
export const PRIOR_WEIGHT = 0.5;

const MAX_ROUNDS = 200;
const STEP = 0.5;
const CLOSE = 1e-7;
/** More candidates of one source do not outweigh the other sources. */
const MAX_EFFECTIVE = 60;

/**
 * Penalised logistic regression over all terms at once (Newton steps, projected on [0, 1]): correlated terms share what
 * they say. Every source has an intercept of its own, so that weights come from differences within a source and never
 * from how many schemes its maker planted; within a source both classes weigh the same. The penalty draws each weight
 * to PRIOR_WEIGHT. Deterministic. O(rounds · candidates · terms²).
 */
export function fitWeights(sources: readonly (readonly KnownCandidate[])[], penalty: number): TermWeights {
  const terms = TERM_NAMES.length;
  const size = terms + sources.length;
  const rows = sources.flatMap((candidates, source) => rowsOf(candidates, source, size));
  const weights = new Float64Array(size).fill(PRIOR_WEIGHT, 0, terms);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const gradient = new Float64Array(size);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    for (let i = 0; i < size; i++) {
      gradient[i] = i < terms ? penalty * (weights[i]! - PRIOR_WEIGHT) : 0;
      curvature[i]![i] = i < terms ? penalty : 1e-6;
    }
    for (const { values, target, importance } of rows) {
      let sum = 0;
      for (let i = 0; i < size; i++) sum += values[i]! * weights[i]!;
      const p = 1 / (1 + Math.exp(-sum));
      for (let i = 0; i < size; i++) {
        if (values[i] === 0) continue;
        gradient[i]! += importance * (p - target) * values[i]!;
        for (let j = 0; j < size; j++) curvature[i]![j]! += importance * p * (1 - p) * values[i]! * values[j]!;
      }
    }
    const step = solved(curvature, gradient);
    let moved = 0;
    for (let i = 0; i < size; i++) {
      const next = weights[i]! - STEP * step[i]!;
      const kept = i < terms ? Math.min(1, Math.max(0, next)) : next;
      moved = Math.max(moved, Math.abs(kept - weights[i]!));
      weights[i] = kept;
    }
    if (moved < CLOSE) break;
  }
  return Object.fromEntries(
    TERM_NAMES.map((name, at) => [name, Math.round(weights[at]! * 1000) / 1000]),
  ) as TermWeights;
}

interface Row {
  readonly values: Float64Array;
  readonly target: number;
  readonly importance: number;
}

function rowsOf(candidates: readonly KnownCandidate[], source: number, size: number): Row[] {
  const positive = Math.max(1, candidates.filter(({ is_true }) => is_true).length);
  const negative = Math.max(1, candidates.length - positive);
  const effective = Math.min(positive, negative, MAX_EFFECTIVE);
  return candidates.map(({ bits, is_true }) => {
    const values = new Float64Array(size);
    TERM_NAMES.forEach((name, at) => (values[at] = Math.LN2 * bits[name]));
    values[TERM_NAMES.length + source] = 1;
    return { values, target: is_true ? 1 : 0, importance: effective / (is_true ? positive : negative) };
  });
}

/** x of A·x = b, by Gaussian elimination with partial pivots. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const a = matrix.map((row) => row.slice());
  const x = right.slice();
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    [a[column], a[pivot]] = [a[pivot]!, a[column]!];
    [x[column], x[pivot]] = [x[pivot]!, x[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = a[row]![column]! / a[column]![column]!;
      if (factor === 0) continue;
      for (let at = column; at < n; at++) a[row]![at]! -= factor * a[column]![at]!;
      x[row]! -= factor * x[column]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let at = row + 1; at < n; at++) x[row]! -= a[row]![at]! * x[at]!;
    x[row]! /= a[row]![row]!;
  }
  return x;
}
