import { expect, it } from 'vitest';
import { penalisedLogistic, type Coefficient, type LogisticRow } from './penalised-logistic.ts';

const coefficients: readonly Coefficient[] = [
  { prior: 0, precision: 4, low: -0.5, high: 0.5 },
  { prior: 0, precision: 4, low: -0.5, high: 0.5 },
  { prior: 0, precision: 1, low: -6, high: 6 },
];

/** Rows whose first two values pull together, mostly false: the first bound is reached. */
function rowsOf(count: number): LogisticRow[] {
  return Array.from({ length: count }, (_, at) => ({
    values: Float64Array.from([1 + (at % 3), (at % 5) - 1, 1]),
    offset: 3,
    is_true: at % 7 === 0,
    importance: 1,
  }));
}

function lossOf(rows: readonly LogisticRow[], found: ArrayLike<number>): number {
  const penalty = coefficients.reduce(
    (sum, { prior, precision }, i) => sum + (precision / 2) * (found[i]! - prior) ** 2,
    0,
  );
  return rows.reduce((sum, { values, offset, is_true }) => {
    const odds = values.reduce((all, value, i) => all + value * found[i]!, offset);
    return sum + Math.log1p(Math.exp(is_true ? -odds : odds));
  }, penalty);
}

/** The slow, obvious way: one coefficient after the other, by ever smaller steps, within its range. */
function byCoordinates(rows: readonly LogisticRow[]): number[] {
  const found = [0, 0, 0];
  for (let step = 1; step > 1e-6; step /= 2) {
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (const [i, { low, high }] of coefficients.entries()) {
        for (const side of [-step, step]) {
          const moved = found.with(i, Math.min(high, Math.max(low, found[i]! + side)));
          if (lossOf(rows, moved) >= lossOf(rows, found) - 1e-12) continue;
          found.splice(0, found.length, ...moved);
          isBetter = true;
        }
      }
    }
  }
  return found;
}

it.each([20, 300, 2_000])('finds what a walk along each coefficient finds, at its bounds too (%i rows)', (count) => {
  const rows = rowsOf(count);
  const [found, slow] = [penalisedLogistic(rows, coefficients), byCoordinates(rows)];
  expect(lossOf(rows, found)).toBeLessThanOrEqual(lossOf(rows, slow) + 1e-4);
  found.forEach((one, i) => {
    expect(one).toBeCloseTo(slow[i]!, 2);
  });
});
