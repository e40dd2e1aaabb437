/** Ranks with ties. */

/**
 * Gives the percentile (average rank − 1) / (n − 1) of each value among all, in [0, 1]: equal values share the mean of
 * their ranks, counted from 1; a single value has 0. O(n log n).
 */
export function averagePercentiles(values: Float32Array | Float64Array): Float64Array {
  const n = values.length;
  const percentiles = new Float64Array(n);
  if (n < 2) return percentiles;
  const sorted = values.slice().sort();
  const distinct = new Float64Array(n);
  const percentileOf = new Float64Array(n);
  let count = 0;
  for (let first = 0; first < n;) {
    let end = first + 1;
    while (end < n && sorted[end] === sorted[first]) end++;
    distinct[count] = sorted[first]!;
    percentileOf[count++] = (first + end - 1) / 2 / (n - 1);
    first = end;
  }
  for (let i = 0; i < n; i++) percentiles[i] = percentileOf[placeOf(distinct, count, values[i]!)]!;
  return percentiles;
}

/** The position of a value that occurs in the ascending `distinct[0 … count)`. */
function placeOf(distinct: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (distinct[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
