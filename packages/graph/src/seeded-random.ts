/** A seeded stream of uniform numbers. Drawing changes its state: hand one source to one consumer. */
export interface SeededRandom {
  /** Uniform integer in [0, 2^32). */
  uint32(): number;
  /** Uniform double in [0, 1), 53 random bits. */
  float(): number;
  /** Uniform integer in [0, bound), without modulo bias. @throws RangeError unless bound is an integer in [1, 2^32] */
  below(bound: number): number;
  /** Shuffles in place (Fisher–Yates) and returns its argument. */
  shuffle<T extends Uint32Array | Float64Array | unknown[]>(items: T): T;
}

/**
 * Gives a seeded random source: sfc32 (Chris Doty-Humphrey's PractRand, 128 bits of state), its state filled by
 * splitmix32.
 *
 * The same seed gives the same stream on every machine. Not for cryptography.
 * @param seed an integer; its lower 53 bits count, so that seeds beyond 2^32 differ too
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Expected a safe integer as seed, found ${seed}.`);
  let state = Math.floor(seed / 0x1_0000_0000) | 0;
  const splitmix32 = (): number => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    return mixed ^ (mixed >>> 15);
  };
  state = splitmix32() ^ seed;
  let a = splitmix32();
  let b = splitmix32();
  let c = splitmix32();
  let counter = 1;

  const uint32 = (): number => {
    const output = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + output;
    c |= 0;
    return output >>> 0;
  };
  // The first outputs still mirror the seed.
  for (let round = 0; round < 12; round += 1) uint32();

  const below = (bound: number): number => {
    if (!Number.isInteger(bound) || bound < 1 || bound > 0x1_0000_0000) {
      throw new RangeError(`Expected an integer bound in [1, 2^32], found ${bound}.`);
    }
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
    let drawn = uint32();
    while (drawn >= limit) drawn = uint32();
    return drawn % bound;
  };

  return {
    uint32,
    below,
    float: () => (uint32() * 0x20_0000 + (uint32() >>> 11)) / 0x20_0000_0000_0000,
    shuffle(items) {
      for (let last = items.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const moved = items[last];
        items[last] = items[other];
        items[other] = moved;
      }
      return items;
    },
  };
}
