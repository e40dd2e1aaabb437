/** Numbers, sums, times and addresses as a person reads them: in English, the same on every machine and runtime. */
import { formatNumber } from './format-number.ts';
import { DAY_MS, HOUR_MS } from './window.ts';

/** `1,234`, `1,234.50`: rounded to so many decimals, digits in groups of three. */
export function grouped(value: number, decimals = 0): string {
  return formatNumber(value, { min: decimals, max: decimals });
}

/** `1 transfer`, `1,234 transfers`: a number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `grown since decided: +3 transfers, +$86,958`. */
export function growthWords(growth: { readonly grown_transfers: number; readonly grown_usd: string }): string {
  const more = Number(growth.grown_usd) > 0 ? `, +${usd(Number(growth.grown_usd))}` : '';
  return `grown since decided: +${counted(growth.grown_transfers, 'transfer')}${more}`;
}

/** `$1,234`, or with cents below ten dollars. */
export function usd(amount: number): string {
  // A double is sure of 15 digits: a sum of 56.5 that came to 56.49999999999999 is $57, as it is written elsewhere.
  return `$${grouped(Number(amount.toPrecision(15)), amount < 10 ? 2 : 0)}`;
}

/** Of an amount whose asset has no price. */
export const UNPRICED = 'no value in USD';

/** Of all that moved in a scheme, each hop counted: where what entered it is not known. */
export const TURNOVER = 'turnover';

/** What entered a scheme, for a headline: `$1,234 entered`; its turnover where only that is known, or UNPRICED. */
export function enteredWords(alert: { readonly entered_usd: string; readonly volume_usd: string }): string {
  const [entered_usd, volume_usd] = [Number(alert.entered_usd), Number(alert.volume_usd)];
  if (entered_usd > 0) return `${usd(entered_usd)} entered`;
  return volume_usd > 0 ? `${usd(volume_usd)} ${TURNOVER}` : UNPRICED;
}

/** `99 %`, `2.5 %`: of a share in [0, 1]. */
export function percent(share: number): string {
  const value = share * 100;
  return `${trimmed(value, value < 10 ? 1 : 0)} %`;
}

/** `all`, `98 %`: how much of what is named behind it, as "of that". */
export function partOf(share: number): string {
  const text = percent(share);
  return text === '100 %' ? 'all' : text;
}

/** As a sentence or a heading begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `all`, `98 % of all`: before "that". */
export function ofAll(share: number): string {
  const part = partOf(share);
  return part === 'all' ? part : `${part} of all`;
}

/** `less than a second`, `40 seconds`, `12 minutes`, `3.5 hours`, `4.2 days`: for sentences. */
export function lasting(duration_ms: number): string {
  const written = (amount: number, one: string): string => {
    const text = trimmed(amount, amount < 10 ? 1 : 0);
    return `${text} ${one}${text === '1' ? '' : 's'}`;
  };
  if (duration_ms < 1000) return 'less than a second';
  if (duration_ms < 120_000) return written(duration_ms / 1000, 'second');
  if (duration_ms < 2 * HOUR_MS) return written(duration_ms / 60_000, 'minute');
  if (duration_ms < 2 * DAY_MS) return written(duration_ms / HOUR_MS, 'hour');
  return written(duration_ms / DAY_MS, 'day');
}

/** `0.4 s`, `12 s`, `3 min 20 s`, `5.2 h`, `3.1 d`: for tables. `format` writes the number in another locale. */
export function duration(duration_ms: number, format: (value: number, decimals: number) => string = grouped): string {
  const seconds = duration_ms / 1000;
  if (seconds < 10) return `${format(seconds, 1)} s`;
  if (seconds < 89.5) return `${format(seconds, 0)} s`;
  if (seconds < 5400) {
    const whole = Math.round(seconds);
    const rest = whole % 60 === 0 ? '' : ` ${format(whole % 60, 0)} s`;
    return `${format(Math.floor(whole / 60), 0)} min${rest}`;
  }
  return duration_ms < 2 * DAY_MS ? `${format(duration_ms / HOUR_MS, 1)} h` : `${format(duration_ms / DAY_MS, 1)} d`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `18 June 2025 15:24 UTC`: for sentences. */
export function moment(time_ms: number): string {
  const time = new Date(time_ms);
  const day = `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ''} ${time.getUTCFullYear()}`;
  return `${day} ${time.toISOString().slice(11, 16)} UTC`;
}

/**
 * `on 18 June 2025 15:24 UTC`, `within 3 hours from 18 June 2025 15:24 UTC`: when something happened, from its first
 * moment to its last.
 */
export function during(begin_ms: number, end_ms: number): string {
  return end_ms - begin_ms < 1000
    ? `on ${moment(begin_ms)}`
    : `within ${lasting(end_ms - begin_ms)} from ${moment(begin_ms)}`;
}

/** `2025-06-18 15:24 UTC`: for tables. */
export function utcMinute(time_ms: number): string {
  return `${new Date(time_ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `5kE6254o…9Qx9`: both ends, which people compare; short names stay. */
export function shortAddress(address: string): string {
  // Whole characters: half of one shows as nothing that anybody could compare.
  const characters = Array.from(address);
  return characters.length > 16 ? `${characters.slice(0, 8).join('')}…${characters.slice(-4).join('')}` : address;
}

/** `peel chain`; `exposure to sanctions`; `layering, then dispersion`. */
export function typologyWords(typology_type: string): string {
  return typology_type
    .replaceAll('_then_', ', then ')
    .replaceAll(/^exposure_|(?<= )exposure_/gu, 'exposure to ')
    .replaceAll('_', ' ');
}

/** Without zeros at its end. */
function trimmed(value: number, decimals: number): string {
  return formatNumber(value, { max: decimals });
}

const UNITS = 10n ** 18n;

/** `12.5` of a whole number of 10^-18, as the engine writes a Decimal128(18): every digit, no trailing zeros. */
export function decimalText(scaled: bigint): string {
  const [sign, size] = scaled < 0n ? ['-', -scaled] : ['', scaled];
  const fraction = (size % UNITS)
    .toString()
    .padStart(18, '0')
    .replace(/(?<!0)0+$/u, '');
  return `${sign}${(size / UNITS).toString()}${fraction === '' ? '' : `.${fraction}`}`;
}
