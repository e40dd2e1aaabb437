/** The extremes of lists of any length: as arguments of Math.min or Math.max, 125,000 numbers fill the stack. */

/** Infinity of none. */
export function smallestOf(numbers: Iterable<number>): number {
  let smallest = Infinity;
  for (const number of numbers) smallest = Math.min(smallest, number);
  return smallest;
}

/** -Infinity of none. */
export function largestOf(numbers: Iterable<number>): number {
  let largest = -Infinity;
  for (const number of numbers) largest = Math.max(largest, number);
  return largest;
}
