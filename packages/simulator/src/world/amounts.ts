/**
 * Amounts as people choose them: some typed as round numbers, most not. Ordinary and planted payments share this one
 * generator.
 */
import type { Random } from './random.ts';

/** Share of payments that someone typed as a round number. */
const ROUND_SHARE = 0.3;

/** The limits of an amount as ratios to what was aimed at; they bind planted payments, whose definitions do. */
export interface AmountLimits {
  readonly low_ratio: number;
  readonly high_ratio: number;
}

const FREE: AmountLimits = { low_ratio: 0.6, high_ratio: 1.6 };

/**
 * A native amount near `native`: round to one to three significant digits, or with a tail that no one typed; always
 * inside the limits. Takes the same number of draws whatever comes out, so that a change of amounts moves nothing else.
 */
export function humanAmount(random: Random, native: number, limits: AmountLimits = FREE): number {
  const low = native * limits.low_ratio;
  const high = native * limits.high_ratio;
  const isTyped = random.chance(ROUND_SHARE);
  const first_digits = drawDigits(random);
  const value = random.between(Math.max(low, native * 0.995), Math.min(high, Math.max(native * 1.005, low)));
  const computed = withTail(random, value);
  if (isTyped) {
    for (let digits = first_digits; digits <= 4; digits++) {
      for (const target of [native, (low + high) / 2]) {
        const rounded = roundTo(target, digits);
        if (rounded >= low && rounded <= high) return rounded;
      }
    }
  }
  return computed >= low && computed <= high ? computed : value;
}

function drawDigits(random: Random): number {
  const choice = random.float();
  return choice < 0.06 ? 1 : choice < 0.55 ? 2 : 3;
}

/**
 * As a program computes it: with one to six decimals, whatever the size, so that the number of digits says little of
 * it.
 */
function withTail(random: Random, native: number): number {
  const needed = random.integer(2, 5) - Math.floor(Math.log10(native));
  const scale = 10 ** Math.min(6, Math.max(random.pick(DECIMALS), needed));
  return Math.max(1, Math.round(native * scale)) / scale;
}

const DECIMALS = [1, 2, 2, 3, 3, 4, 5, 6];

/** `value` to so many significant digits, never 0. */
export function roundTo(value: number, digits: number): number {
  const exponent = Math.floor(Math.log10(value)) - digits + 1;
  if (exponent < 0) {
    const scale = 10 ** -exponent;
    return Math.max(1, Math.round(value * scale)) / scale;
  }
  const unit = 10 ** exponent;
  return Math.max(1, Math.round(value / unit)) * unit;
}
