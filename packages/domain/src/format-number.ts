/**
 * Numbers as text, in English, by rules of our own: stories and reports must read the same on every runtime, and Intl
 * changes with it.
 */

interface Decimal {
  readonly is_negative: boolean;
  /** Significant digits without leading or trailing zeros; '' for 0. */
  readonly digits: string;
  /** Digits before the decimal point; 0 or negative for numbers below 0.1. */
  readonly point: number;
}

export interface FractionDigits {
  /** Fewest digits after the point; fewer are filled with zeros. */
  readonly min?: number;
  /** Most digits after the point, rounded half away from zero as the shortest decimal text of the number reads. */
  readonly max?: number;
}

/** `1,234.5`: thousands grouped by commas, at most three digits after the point unless told otherwise. */
export function formatNumber(value: number, { min = 0, max = Math.max(min, 3) }: FractionDigits = {}): string {
  return Number.isFinite(value) ? written(decimalOf(value), min, max) : String(value);
}

/** `12.3`, `0.00001234`: so many significant digits at most. */
export function formatSignificant(value: number, significant: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value);
  const max = significantPlaces(decimalOf(value), significant);
  return written(decimalOf(value), 0, max);
}

/** `12.5%`. */
export function formatPercent(share: number, max_digits = 1): string {
  return Number.isFinite(share) ? `${written(shifted(decimalOf(share), 2), 0, max_digits)}%` : String(share);
}

/** `950`, `111.9K`, `2M`; beyond billions in trillions. */
export function formatCompact(value: number, digits: FractionDigits | { readonly significant: number }): string {
  if (!Number.isFinite(value)) return String(value);
  const decimal = decimalOf(value);
  const tier = Math.min(TIERS.length - 1, Math.max(0, Math.floor((decimal.point - 1) / 3)));
  const short = (at: number): string => {
    const within = shifted(decimal, -3 * at);
    const max = 'significant' in digits ? significantPlaces(within, digits.significant) : (digits.max ?? 0);
    return written(within, 'significant' in digits ? 0 : (digits.min ?? 0), max);
  };
  // 999,960 is no "1,000K".
  const rounded = short(tier);
  const isNext = rounded.replace('-', '').startsWith('1,000') && tier + 1 < TIERS.length;
  return isNext ? `${short(tier + 1)}${TIERS[tier + 1] ?? ''}` : `${rounded}${TIERS[tier] ?? ''}`;
}

/**
 * Every digit of a decimal text, its whole part grouped: `390,683.351237993484`. Another text is given back as it is.
 */
export function groupedDigits(text: string): string {
  const [, sign, whole, fraction] = /^(-?)(\d+)(\.\d+)?$/u.exec(text) ?? [];
  return whole === undefined ? text : `${sign ?? ''}${grouped(whole)}${fraction ?? ''}`;
}

const TIERS = ['', 'K', 'M', 'B', 'T'] as const;

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '').replace(/(?<!0)0+$/u, '');
  return { is_negative: value < 0, digits, point: digits === '' ? 0 : Number(exponent) + 1 };
}

function shifted(decimal: Decimal, places: number): Decimal {
  return decimal.digits === '' ? decimal : { ...decimal, point: decimal.point + places };
}

function significantPlaces({ point }: Decimal, significant: number): number {
  return Math.max(0, significant - point);
}

function written({ is_negative, digits, point }: Decimal, min: number, max: number): string {
  // The number times 10^max, with one digit more to round by.
  const kept = point + max;
  const padded = digits.padEnd(Math.max(0, kept), '0');
  const whole = kept > 0 ? padded.slice(0, kept) : '0';
  const isUp = kept >= 0 && (padded.at(kept) ?? '0') >= '5';
  const text = String(BigInt(whole) + (isUp ? 1n : 0n)).padStart(max + 1, '0');
  const cut = text.length - max;
  const fraction = text
    .slice(cut)
    .replace(/(?<!0)0+$/u, '')
    .padEnd(min, '0');
  const sign = is_negative && /[1-9]/u.test(text) ? '-' : '';
  return `${sign}${grouped(text.slice(0, cut))}${fraction === '' ? '' : `.${fraction}`}`;
}

function grouped(whole: string): string {
  // eslint-disable-next-line regexp/no-super-linear-move -- A number has 78 digits at most.
  return whole.replace(/\B(?=(\d{3})+$)/gu, ',');
}
