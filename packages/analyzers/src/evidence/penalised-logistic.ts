/** Penalised logistic regression: what weights, and what a network's decisions, are learnt by. */

export interface LogisticRow {
  /** One entry a coefficient. */
  readonly values: Float64Array;
  /** Log-odds that are given, in nats. */
  readonly offset: number;
  readonly is_true: boolean;
  /** How much the row counts. */
  readonly importance: number;
}

/** A coefficient is drawn to `prior` with `precision` (1 / variance) and stays in [low, high]. */
export interface Coefficient {
  readonly prior: number;
  readonly precision: number;
  readonly low: number;
  readonly high: number;
}

const MAX_ROUNDS = 200;
const STEP = 0.5;
const CLOSE = 1e-7;

/**
 * The coefficients that fit the rows best within their ranges: log-odds = offset + Σ coefficient · value. Half Newton
 * steps over all that are not held by a bound (D. Bertsekas, SIAM J. Control Optim. 20:221, 1982); the problem is
 * convex. Deterministic. O(rounds · (rows · coefficients² + coefficients³)), at most 200 rounds.
 */
export function penalisedLogistic(rows: readonly LogisticRow[], coefficients: readonly Coefficient[]): Float64Array {
  const size = coefficients.length;
  const found = Float64Array.from(coefficients, ({ prior }) => prior);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const gradient = Float64Array.from(coefficients, ({ prior, precision }, i) => precision * (found[i]! - prior));
    const curvature = coefficients.map(({ precision }, i) => {
      const row = new Float64Array(size);
      row[i] = precision;
      return row;
    });
    for (const { values, offset, is_true, importance } of rows) {
      let sum = offset;
      for (let i = 0; i < size; i++) sum += values[i]! * found[i]!;
      const p = 1 / (1 + Math.exp(-sum));
      for (let i = 0; i < size; i++) {
        if (values[i] === 0) continue;
        gradient[i]! += importance * (p - (is_true ? 1 : 0)) * values[i]!;
        for (let j = 0; j < size; j++) curvature[i]![j]! += importance * p * (1 - p) * values[i]! * values[j]!;
      }
    }
    // What is at its bound and pushed outward stays there, and the others are solved as if it were given.
    coefficients.forEach(({ low, high }, i) => {
      if (!(found[i]! <= low && gradient[i]! > 0) && !(found[i]! >= high && gradient[i]! < 0)) return;
      gradient[i] = 0;
      for (let j = 0; j < size; j++) curvature[i]![j] = curvature[j]![i] = 0;
      curvature[i]![i] = 1;
    });
    const step = solved(curvature, gradient);
    let moved = 0;
    for (let i = 0; i < size; i++) {
      const { low, high } = coefficients[i]!;
      const next = Math.min(high, Math.max(low, found[i]! - STEP * step[i]!));
      moved = Math.max(moved, Math.abs(next - found[i]!));
      found[i] = next;
    }
    if (moved < CLOSE) break;
  }
  return found;
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
