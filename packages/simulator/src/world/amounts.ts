/** Amounts as people choose them: some typed as round numbers, most not. Ordinary and planted payments share this one generator. */
import type { Random } from './random.ts';

/** Share of payments that someone typed as a round number. */
const ROUND_SHARE = 0.3;

/** The limits of an amount as ratios to what was aimed at; they bind planted payments, whose definitions do. */
export interface AmountLimits {
  readonly low_ratio: number;
  readonly high_ratio: number;
}

const FREE: AmountLimits = { low_ratio: 0.6, high_ratio: 1.6 };

/** A native amount near `native`: round to one to three significant digits, or with a tail that no one typed; always inside the limits. */
export function humanAmount(random: Random, native: number, limits: AmountLimits = FREE): number {
  const low = native * limits.low_ratio;
  const high = native * limits.high_ratio;
  if (random.chance(ROUND_SHARE)) {
    for (let digits = firstDigits(random); digits <= 4; digits++) {
      const rounded = roundTo(native, digits);
      if (rounded >= low && rounded <= high) return rounded;
      const below = roundTo((low + high) / 2, digits);
      if (below >= low && below <= high) return below;
    }
  }
  return random.between(Math.max(low, native * 0.995), Math.min(high, Math.max(native * 1.005, low)));
}

function firstDigits(random: Random): number {
  const choice = random.float();
  return choice < 0.3 ? 1 : choice < 0.75 ? 2 : 3;
}

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
