/**
 * How much of what is found chance alone explains, by score: target and decoy, as proteomics counts them (Elias and Gygi
 * 2007, Nat. Methods 4:207).
 */

/** How many of a descending list are at least `score`. O(log n). */
export function countAtLeast(descending: Float64Array, score: number): number {
  let [low, high] = [0, descending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (descending[middle]! >= score) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** O(n · log n). */
export function descendingOf(scores: Iterable<number>): Float64Array {
  return Float64Array.from(scores).sort().reverse();
}

/**
 * For each rank of what was found, both descending: min(1, (1 + decoys that score as high in all copies) / (copies ·
 * found that score as high)). O(found · log(decoys)).
 */
export function ratiosAt(found: Float64Array, decoys: Float64Array, copies: number): Float64Array {
  return Float64Array.from(found, (score) =>
    Math.min(1, (1 + countAtLeast(decoys, score)) / (copies * countAtLeast(found, score))),
  );
}

/** q: for each rank the smallest ratio at it or at any lower score. O(ranks). */
export function smallestFromBelow(ratios: Float64Array): Float64Array {
  const least = ratios.slice();
  for (let rank = least.length - 2; rank >= 0; rank--) least[rank] = Math.min(least[rank]!, least[rank + 1]!);
  return least;
}
