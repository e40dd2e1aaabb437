/** Times in the reader's zone, and in UTC to compare with a chain. */
import { duration } from '@analytics/domain';
import { formatCount, formatTenths } from './number.ts';

const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const LOCAL_TO_SECOND = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const UTC_DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });

export function localTime(at_ms: number): string {
  return LOCAL.format(at_ms);
}

export function localTimeToSecond(at_ms: number): string {
  return LOCAL_TO_SECOND.format(at_ms);
}

/** `28 Jun`: days are of UTC everywhere. */
export function utcDay(date: Date): string {
  return UTC_DAY.format(date);
}

/** `2025-06-11 02:33:10 UTC`. */
export function utcTime(at_ms: number): string {
  return `${new Date(at_ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** As tables show spans, its numbers in the reader's locale. */
export function localDuration(span_ms: number): string {
  return duration(span_ms, (value, decimals) =>
    decimals === 0 ? formatCount(Math.round(value)) : formatTenths(value),
  );
}
