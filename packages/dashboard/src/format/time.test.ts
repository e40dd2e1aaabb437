import { afterEach, describe, expect, it } from 'vitest';
import { utcTime, zoneName, zonedTime } from './time.ts';

const AT = Date.UTC(2025, 5, 11, 14, 33, 10, 999);
const before = process.env['TZ'];

afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

describe('utcTime', () => {
  it('is to the second', () => {
    expect(utcTime(AT)).toBe('2025-06-11 14:33:10 UTC');
  });
});

describe('zonedTime', () => {
  it('prints 24 hours and the zone, in UTC and in the zone of the reader', () => {
    process.env['TZ'] = 'Asia/Kolkata';
    expect(zonedTime(AT, 'utc')).toBe('2025-06-11 14:33 UTC');
    expect(zonedTime(AT, 'utc', 'day')).toBe('2025-06-11 UTC');
    expect(zonedTime(AT, 'local', 'second')).toBe('2025-06-11 20:03:10 UTC+5:30');
    process.env['TZ'] = 'America/New_York';
    expect(zonedTime(AT, 'local')).toBe('2025-06-11 10:33 UTC-4');
    // The offset is that of the moment, not of today.
    expect(zonedTime(Date.UTC(2025, 0, 1, 2), 'local')).toBe('2024-12-31 21:00 UTC-5');
  });
});

describe('zoneName', () => {
  it('is UTC where the reader lives there', () => {
    process.env['TZ'] = 'UTC';
    expect(zoneName('local', AT)).toBe('UTC');
  });
});
