/** Processing dates and the windows of time that they close. All times are UTC, in epoch milliseconds. */
import { AnalyticsError } from './errors.ts';
import { FIRST_DATE, LAST_DATE } from './vocabulary.ts';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MAX_WINDOW_DAYS = 3660;

export type ProcessingDate = string & { readonly __brand: 'ProcessingDate' };

export interface Window {
  readonly processing_date: ProcessingDate;
  readonly window_days: number;
  /** Inclusive. */
  readonly start_ms: number;
  /** Exclusive: 00:00 UTC of the processing date. */
  readonly end_ms: number;
}

/**
 * Parses `YYYY-MM-DD` of a day that exists, from 1970 to 2149 (what a ClickHouse Date can hold). Throws INVALID_DATE.
 */
export function parseProcessingDate(text: string): ProcessingDate {
  const time_ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const exists = !Number.isNaN(time_ms) && new Date(time_ms).toISOString().startsWith(text);
  if (!exists || text < FIRST_DATE || text > LAST_DATE) {
    throw new AnalyticsError(
      'INVALID_DATE',
      `Expected a date that exists as YYYY-MM-DD, found ${JSON.stringify(text)}.`,
    );
  }
  return text as ProcessingDate;
}

/** Parses a window's length in days, 1 to 3660. Throws INVALID_WINDOW. */
export function parseWindowDays(value: string | number): number {
  const days = typeof value === 'number' ? value : /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isInteger(days) || days < 1 || days > MAX_WINDOW_DAYS) {
    throw new AnalyticsError(
      'INVALID_WINDOW',
      `Expected a window of 1 to ${MAX_WINDOW_DAYS} whole days, found ${JSON.stringify(value)}.`,
    );
  }
  return days;
}

/** The window `[date 00:00 − window_days, date 00:00)`; its start is never before 1970. */
export function windowOf(processing_date: ProcessingDate, window_days: number): Window {
  const end_ms = Date.parse(`${processing_date}T00:00:00Z`);
  return { processing_date, window_days, start_ms: Math.max(0, end_ms - window_days * DAY_MS), end_ms };
}

/** All that was ingested. */
export const EVERYTHING: Window = { ...windowOf(parseProcessingDate(LAST_DATE), 1), start_ms: 0 };

/** The dates from `first` to `last`, both included. Throws INVALID_DATE when they are in the wrong order. */
export function datesBetween(first: ProcessingDate, last: ProcessingDate): ProcessingDate[] {
  if (first > last) {
    throw new AnalyticsError('INVALID_DATE', `Expected a range that runs forward, found ${first} to ${last}.`);
  }
  const dates: ProcessingDate[] = [];
  for (let time_ms = Date.parse(`${first}T00:00:00Z`); ; time_ms += DAY_MS) {
    const date = new Date(time_ms).toISOString().slice(0, 10) as ProcessingDate;
    if (date > last) return dates;
    dates.push(date);
  }
}
