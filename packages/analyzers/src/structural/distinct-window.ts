/** How many different counterparties an address meets within a sliding stretch of time. */

/** Lists of rows in time order, one after another, and how wide a window over one of them is. */
export interface WindowedRows {
  readonly rows: Uint32Array;
  /** One entry a row of the columns. */
  readonly keyOfRow: Uint32Array;
  readonly times: Float64Array;
  readonly windowMs: number;
  /** Scratch: one entry a key, all zero before and after. */
  readonly counts: Uint32Array;
}

/** A stretch of a row list: positions `first … last`, both included, and how many different keys it holds. */
export interface DistinctWindow {
  readonly distinct: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The window of at most `windowMs` (both ends included) with the most different keys among `rows[begin … end)`; the
 * earliest of equals, and no wider than its own rows. Undefined for an empty range. O(end − begin).
 */
export function densestWindow(input: WindowedRows, begin: number, end: number): DistinctWindow | undefined {
  const { rows, keyOfRow, times, windowMs, counts } = input;
  let [most, first, last] = [0, begin, begin];
  let distinct = 0;
  let left = begin;
  for (let right = begin; right < end; right++) {
    if (counts[keyOfRow[rows[right]!]!]!++ === 0) distinct++;
    while (times[rows[right]!]! - times[rows[left]!]! > windowMs) {
      if (--counts[keyOfRow[rows[left]!]!]! === 0) distinct--;
      left++;
    }
    if (distinct > most) {
      most = distinct;
      first = left;
      last = right;
    }
  }
  for (; left < end; left++) counts[keyOfRow[rows[left]!]!] = 0;
  if (most === 0) return undefined;
  // Further rows that its span still holds; they add no new key.
  while (last + 1 < end && times[rows[last + 1]!]! - times[rows[first]!]! <= windowMs) last++;
  return { distinct: most, first, last };
}

/**
 * Windows of at most `windowMs` with at least `minDistinct` different keys that share no row: the earliest first, each
 * reaching as far as its span allows. O(end − begin).
 */
export function separateWindows(
  { rows, keyOfRow, times, windowMs, counts }: WindowedRows,
  begin: number,
  end: number,
  minDistinct: number,
): DistinctWindow[] {
  const windows: DistinctWindow[] = [];
  let distinct = 0;
  let left = begin;
  for (let right = begin; right < end; right++) {
    if (counts[keyOfRow[rows[right]!]!]!++ === 0) distinct++;
    while (times[rows[right]!]! - times[rows[left]!]! > windowMs) {
      if (--counts[keyOfRow[rows[left]!]!]! === 0) distinct--;
      left++;
    }
    if (distinct < minDistinct) continue;
    while (right + 1 < end && times[rows[right + 1]!]! - times[rows[left]!]! <= windowMs) {
      right++;
      if (counts[keyOfRow[rows[right]!]!]!++ === 0) distinct++;
    }
    windows.push({ distinct, first: left, last: right });
    for (; left <= right; left++) counts[keyOfRow[rows[left]!]!] = 0;
    distinct = 0;
  }
  for (; left < end; left++) counts[keyOfRow[rows[left]!]!] = 0;
  return windows;
}
