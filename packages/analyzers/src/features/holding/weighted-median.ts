/** The median of values that carry weights. */

/** Relative to the total weight: what rounding of sums of weights may not decide. */
const TOLERANCE = 1e-12;
/** Below this length an insertion sort beats the call of the built-in one. */
const SHORT = 24;

/**
 * Weighted median of `values[0 … length)`; 0 where the weights sum to 0. `order` is scratch of at least `length`
 * entries.
 *
 * Tie rule: the mean of the lowest value at which the cumulative weight reaches half of the total and the lowest at
 * which it exceeds half. They differ only where a value ends exactly at half; with equal weights this is the ordinary
 * median. O(n log n).
 */
export function weightedMedian(
  values: Float64Array,
  weights: Float64Array,
  length: number,
  order: Uint32Array,
): number {
  let total = 0;
  for (let i = 0; i < length; i++) total += weights[i]!;
  if (!(total > 0)) return 0;
  sortPositions(values, length, order);
  const atLeast = total * (0.5 - TOLERANCE);
  const beyond = total * (0.5 + TOLERANCE);
  let reached = 0;
  let lower = -1;
  for (let place = 0; place < length; place++) {
    const i = order[place]!;
    reached += weights[i]!;
    if (lower < 0 && reached >= atLeast) lower = i;
    if (reached > beyond) return (values[lower]! + values[i]!) / 2;
  }
  return values[lower]!;
}

/** Fills `order` with 0 … length − 1 by ascending value, equal ones by position. */
function sortPositions(values: Float64Array, length: number, order: Uint32Array): void {
  for (let i = 0; i < length; i++) order[i] = i;
  if (length > SHORT) {
    order.subarray(0, length).sort((a, b) => values[a]! - values[b]! || a - b);
    return;
  }
  for (let i = 1; i < length; i++) {
    let place = i;
    while (place > 0 && values[order[place - 1]!]! > values[i]!) {
      order[place] = order[place - 1]!;
      place--;
    }
    order[place] = i;
  }
}
