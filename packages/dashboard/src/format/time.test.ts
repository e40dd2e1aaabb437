import { describe, expect, it } from 'vitest';
import { duration, utcTime } from './time.ts';

describe('utcTime', () => {
  it('is to the second', () => {
    expect(utcTime(Date.UTC(2025, 5, 11, 2, 33, 10, 999))).toBe('2025-06-11 02:33:10 UTC');
  });
});

describe('duration', () => {
  it('is told in seconds, minutes, hours and days', () => {
    const [minute, hour] = [60_000, 3_600_000];
    expect([89_000, 19 * minute, 5.2 * hour, 74.4 * hour].map(duration)).toEqual(['89 s', '19 min', '5.2 h', '3.1 d']);
  });
});
