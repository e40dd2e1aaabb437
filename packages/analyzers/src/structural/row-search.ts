/** Where in an ascending list of rows a moment falls. */

/** First position in `rows[low … high)` whose time is at or after `time`; `high` if none. O(log n). */
export function firstAtOrAfter(
  rows: Uint32Array,
  times: Float64Array,
  low: number,
  high: number,
  time: number,
): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[rows[middle]!]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First position in `rows[low … high)` whose time is after `time`; `high` if none. O(log n). */
export function firstAfter(rows: Uint32Array, times: Float64Array, low: number, high: number, time: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[rows[middle]!]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
