/** How unequal numbers are: coefficient of variation and Gini coefficient. */

/** Mean and sample standard deviation; both 0 for no values, the deviation 0 for one. */
export interface MeanAndDeviation {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Two passes over `values[0 … length)` in order. Equal values have a deviation of exactly 0 (rounding of the mean does
 * not show).
 */
export function meanAndDeviation(values: ArrayLike<number>, length: number): MeanAndDeviation {
  if (length === 0) return { mean: 0, deviation: 0 };
  let sum = 0;
  let allEqual = true;
  for (let i = 0; i < length; i++) {
    sum += values[i]!;
    if (values[i] !== values[0]) allEqual = false;
  }
  if (allEqual) return { mean: values[0]!, deviation: 0 };
  const mean = sum / length;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += (values[i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / (length - 1)) };
}

/** Sample standard deviation over mean; 0 for a single value or a zero mean. */
export function coefficientOfVariation(values: ArrayLike<number>, length: number): number {
  const { mean, deviation } = meanAndDeviation(values, length);
  return mean > 0 ? deviation / mean : 0;
}

/**
 * Gini coefficient Σ(2i − n − 1)xᵢ / (n Σxᵢ) of values of at least 0 that stand in ascending order; 0 where they sum to
 * 0. Source: Gini 1912; this form in Dixon et al. 1987, Ecology 68, 1548–1551.
 */
export function giniOfSorted(sorted: Float64Array, length: number): number {
  let sum = 0;
  let ranked = 0;
  for (let i = 0; i < length; i++) {
    sum += sorted[i]!;
    ranked += (2 * i + 1 - length) * sorted[i]!;
  }
  return sum > 0 ? Math.min(1, Math.max(0, ranked / (length * sum))) : 0;
}

/** Below this length an insertion sort beats the call of the built-in one. */
const SHORT = 24;

/** Sorts `values[0 … length)` ascending, in place. */
export function sortAscending(values: Float64Array, length: number): void {
  if (length > SHORT) {
    values.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i++) {
    const value = values[i]!;
    let place = i;
    while (place > 0 && values[place - 1]! > value) {
      values[place] = values[place - 1]!;
      place--;
    }
    values[place] = value;
  }
}
