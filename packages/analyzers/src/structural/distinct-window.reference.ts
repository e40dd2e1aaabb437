/** Distinct keys in a sliding window by looking at every window. Slow and obvious. */

/** The most different keys that fall within `windowMs` (inclusive) from any row on. */
export function referenceMostDistinct(keys: readonly number[], times: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...times.map((start) => new Set(keys.filter((_, i) => times[i]! >= start && times[i]! <= start + windowMs)).size),
  );
}
