/** Quantiles of counts over many addresses. */

/**
 * The quantile at `level` by linear interpolation between order statistics (Hyndman–Fan type 7, ClickHouse's
 * `quantileExactInclusive`). `values` is sorted in place; 0 for none. O(n log n).
 */
export function percentileOf(values: Uint32Array, level: number): number {
  if (values.length === 0) return 0;
  values.sort();
  const position = (values.length - 1) * level;
  const below = Math.floor(position);
  const lower = values[below]!;
  const upper = values[Math.min(below + 1, values.length - 1)]!;
  return lower + (upper - lower) * (position - below);
}
