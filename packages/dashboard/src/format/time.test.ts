import { describe, expect, it } from 'vitest';
import { utcTime } from './time.ts';

describe('utcTime', () => {
  it('is to the second', () => {
    expect(utcTime(Date.UTC(2025, 5, 11, 2, 33, 10, 999))).toBe('2025-06-11 02:33:10 UTC');
  });
});
