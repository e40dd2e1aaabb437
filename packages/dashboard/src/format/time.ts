/** Times in UTC, as a chain has them, or in the reader's zone: the zone is always printed, hours count to 24. */
import { duration } from '@analytics/domain';
import { formatCount, formatTenths } from './number.ts';

export const TIME_ZONES = ['utc', 'local'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

const UTC_DAY = new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const MINUTE_MS = 60_000;

const DIGITS = { day: 10, minute: 16, second: 19 } as const;

/**
 * `2025-06-11 02:33 UTC`, `2025-06-11 08:03 UTC+5:30`; to the second where one time is compared with another, the day
 * where no more is meant.
 */
export function zonedTime(at_ms: number, zone: TimeZone, precision: keyof typeof DIGITS = 'minute'): string {
  const offset_minutes = zone === 'utc' ? 0 : -new Date(at_ms).getTimezoneOffset();
  const shown = new Date(at_ms + offset_minutes * MINUTE_MS).toISOString();
  return `${shown.slice(0, DIGITS[precision]).replace('T', ' ')} ${offsetName(offset_minutes)}`;
}

/** `UTC`, `UTC+2`, `UTC-3:30`: of the zone at that moment. */
export function zoneName(zone: TimeZone, at_ms: number): string {
  return offsetName(zone === 'utc' ? 0 : -new Date(at_ms).getTimezoneOffset());
}

function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const shown = rest === 0 ? String(hours) : `${hours}:${String(rest).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${shown}`;
}

/** `28 Jun`: days are of UTC everywhere. */
export function utcDay(date: Date): string {
  return UTC_DAY.format(date);
}

/** `2025-06-11 02:33:10 UTC`. */
export function utcTime(at_ms: number): string {
  return zonedTime(at_ms, 'utc', 'second');
}

/** As tables show spans, its numbers in the reader's locale. */
export function localDuration(span_ms: number): string {
  return duration(span_ms, (value, decimals) =>
    decimals === 0 ? formatCount(Math.round(value)) : formatTenths(value),
  );
}
