/** The median. */

/** The upper one of an even count; 0 of none. O(n · log(n)). */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
