/**
 * Decimal128(18) columns as two 64-bit words a value, low and high, of the integer times 1e18: the layout of Arrow and
 * of ClickHouse. Values here are never negative. Limbs are 32-bit parts as doubles, lowest first: sums of fewer than
 * 2^21 of them stay exact.
 */
export const LIMBS = 4;

const LIMB = 2 ** 32;
const SCALE = 1e18;
/** Estimates are written to the millionth of a dollar: finer digits of a double would be noise. */
const STEPS_PER_USD = 1e6;
const UNITS_PER_STEP = 10n ** 12n;

/** Splits each value into LIMBS doubles: words.length · 2 of them, value by value. */
export function limbsOfWords(words: BigUint64Array): Float64Array {
  return Float64Array.from(new Uint32Array(words.buffer, words.byteOffset, 2 * words.length));
}

/** Puts `count` sums of limbs together, each from `limbs[at + i · step …]`, carrying over. */
export function wordsOfLimbs(limbs: Float64Array, count: number, at: number, step: number): BigUint64Array {
  const words = new BigUint64Array(2 * count);
  const parts = new Uint32Array(words.buffer);
  for (let i = 0; i < count; i++) {
    let carry = 0;
    for (let limb = 0; limb < LIMBS; limb++) {
      const sum = limbs[at + i * step + limb]! + carry;
      carry = Math.floor(sum / LIMB);
      parts[i * LIMBS + limb] = sum - carry * LIMB;
    }
  }
  return words;
}

/** Each value in USD, rounded to a double. */
export function usdOfWords(words: BigUint64Array): Float64Array {
  const parts = new Uint32Array(words.buffer, words.byteOffset, 2 * words.length);
  const usd = new Float64Array(words.length / 2);
  for (let i = 0; i < usd.length; i++) {
    const [low, next, third, high] = [parts[4 * i]!, parts[4 * i + 1]!, parts[4 * i + 2]!, parts[4 * i + 3]!];
    usd[i] = (((high * LIMB + third) * LIMB + next) * LIMB + low) / SCALE;
  }
  return usd;
}

/** Writes an estimate in USD, rounded to a millionth, as the value at position `i`. */
export function writeUsd(words: BigUint64Array, i: number, usd: number): void {
  const scaled = BigInt(Math.round(usd * STEPS_PER_USD)) * UNITS_PER_STEP;
  words[2 * i] = BigInt.asUintN(64, scaled);
  words[2 * i + 1] = scaled >> 64n;
}

/** Whether the value at position `i` of `one` is below that of `other`. */
export function isBelow(one: BigUint64Array, other: BigUint64Array, i: number): boolean {
  const [high, otherHigh] = [one[2 * i + 1]!, other[2 * i + 1]!];
  return high < otherHigh || (high === otherHigh && one[2 * i]! < other[2 * i]!);
}
