/** First position in `ascending[low … high)` whose number is at or after `x`; `high` if none. O(log n). */
export function lowerBound(ascending: Uint32Array | Float64Array, x: number, low = 0, high = ascending.length): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
