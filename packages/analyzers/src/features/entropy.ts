/** Shannon entropy in bits (Shannon 1948, doi:10.1002/j.1538-7305.1948.tb01338.x). */

/**
 * Entropy of the distribution that `values[0 … length)` are proportional to; 0 where they sum to 0.
 * Values are at least 0; `total` is their sum. O(length), added in order.
 */
export function entropyBits(values: ArrayLike<number>, length: number, total: number): number {
  if (!(total > 0)) return 0;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    const share = values[i]! / total;
    if (share > 0) bits -= share * Math.log2(share);
  }
  return Math.max(0, bits);
}

/** Entropy over its largest possible value log2(length), in [0, 1]; 0 below two values. */
export function evenness(values: ArrayLike<number>, length: number, total: number): number {
  return length < 2 ? 0 : Math.min(1, entropyBits(values, length, total) / Math.log2(length));
}
