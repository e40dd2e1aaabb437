import { describe, expect, it } from 'vitest';
import { hourOfDay, weekday } from './time-of-day.ts';

describe('weekday', () => {
  it('counts from Monday', () => {
    // 2025-11-17 was a Monday.
    expect([17, 18, 22, 23].map((day) => weekday(Date.UTC(2025, 10, day, 23, 59)))).toEqual([0, 1, 5, 6]);
    expect(weekday(0)).toBe(3);
  });
});

describe('hourOfDay', () => {
  it('is that of UTC', () => {
    expect([hourOfDay(Date.UTC(2025, 10, 17, 0)), hourOfDay(Date.UTC(2025, 10, 17, 23, 59, 59))]).toEqual([0, 23]);
  });
});
