/** One mule's share in a shape: what it got from the source and what it passed to the aggregators. */
import type { ProofGrade } from '@analytics/domain';

export interface Part {
  readonly mule: number;
  readonly rowsIn: readonly number[];
  /** From the mule on: one layer, or several. */
  readonly rowsOut: readonly number[];
  /** Where the part arrived: one address, or several that share the mules. */
  readonly aggregators: readonly number[];
  readonly begin_ms: number;
  readonly end_ms: number;
  readonly proof: ProofGrade;
}

/**
 * The parts that fit into one window of `windowMs` with the most different mules (the earliest such window). A part
 * fits when it begins and ends inside. Ties between windows go to the earlier one. O(parts · log parts).
 */
export function densestParts(parts: readonly Part[], windowMs: number): Part[] {
  const sorted = parts
    .filter((part) => part.end_ms - part.begin_ms <= windowMs)
    .sort((a, b) => a.begin_ms - b.begin_ms || a.rowsIn[0]! - b.rowsIn[0]!);
  // A part that begins at j fits into every window that starts at one of the parts [firstStart(j) … j].
  const entersAt: number[][] = sorted.map(() => []);
  sorted.forEach((part, j) => {
    let low = 0;
    for (let high = j; low < high;) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]!.begin_ms < part.end_ms - windowMs) low = middle + 1;
      else high = middle;
    }
    entersAt[low]!.push(j);
  });
  const countOf = new Map<number, number>();
  let mostMules = 0;
  let bestStart = -1;
  sorted.forEach((part, start) => {
    for (const j of entersAt[start]!) countOf.set(sorted[j]!.mule, (countOf.get(sorted[j]!.mule) ?? 0) + 1);
    if (countOf.size > mostMules) {
      mostMules = countOf.size;
      bestStart = start;
    }
    const left = countOf.get(part.mule)! - 1;
    if (left > 0) countOf.set(part.mule, left);
    else countOf.delete(part.mule);
  });
  if (bestStart < 0) return [];
  const until = sorted[bestStart]!.begin_ms + windowMs;
  return sorted.slice(bestStart).filter((part) => part.begin_ms <= until && part.end_ms <= until);
}

/** How many different mules take part. */
export function muleCount(parts: readonly Part[]): number {
  return new Set(parts.map(({ mule }) => mule)).size;
}
