/** How often each of many pairs of numbers is there: a table in typed arrays, for counts that change millions of times. */

export interface PairCounts {
  /** 0 for a pair that was never counted. */
  get(a: number, b: number): number;
  /** `change` may be negative; no count may sink below 0. */
  add(a: number, b: number, change: number): void;
}

const EMPTY = 0xffff_ffff;

/**
 * `a` and `b` are below 2^32 − 1. Open addressing with linear probing; a pair whose count is 0 keeps its place until
 * the table grows. O(1) on average.
 */
export function pairCounts(expected: number): PairCounts {
  let table = emptyTable(expected);

  /** Where the pair is, or where it would be put. */
  const placeOf = (a: number, b: number): number => {
    const { first, second, mask } = table;
    let place = (Math.imul(a, 0x9e37_79b1) ^ Math.imul(b ^ (b >>> 15), 0x85eb_ca6b)) & mask;
    place = (place ^ (place >>> 7)) & mask;
    while (first[place] !== EMPTY && (first[place] !== a || second[place] !== b)) place = (place + 1) & mask;
    return place;
  };

  const grow = (): void => {
    const { first, second, counts } = table;
    let kept = 0;
    for (const count of counts) if (count > 0) kept++;
    table = emptyTable(2 * kept);
    for (let place = 0; place < first.length; place++) {
      if (counts[place]! > 0) add(first[place]!, second[place]!, counts[place]!);
    }
  };

  const add = (a: number, b: number, change: number): void => {
    let place = placeOf(a, b);
    if (table.first[place] === EMPTY) {
      if (2 * (table.taken + 1) > table.first.length) {
        grow();
        place = placeOf(a, b);
      }
      table.taken++;
      table.first[place] = a;
      table.second[place] = b;
    }
    table.counts[place]! += change;
  };

  return { get: (a, b) => table.counts[placeOf(a, b)]!, add };
}

interface Table {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly counts: Uint32Array;
  readonly mask: number;
  taken: number;
}

/** At most half of the places are taken. */
function emptyTable(expected: number): Table {
  const length = 2 ** Math.ceil(Math.log2(Math.max(16, 3 * expected)));
  return {
    first: new Uint32Array(length).fill(EMPTY),
    second: new Uint32Array(length),
    counts: new Uint32Array(length),
    mask: length - 1,
    taken: 0,
  };
}
