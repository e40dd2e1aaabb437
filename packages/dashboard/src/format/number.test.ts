import { describe, expect, it } from 'vitest';
import { formatCount, formatMeasure, formatShare } from './number.ts';

describe('formatCount', () => {
  it('keeps every digit', () => {
    expect(formatCount(1234567).replaceAll(/\D/gu, '')).toBe('1234567');
  });
});

describe('formatShare', () => {
  it('is a percentage with one decimal', () => {
    expect(formatShare(0.1234)).toMatch(/^12[.,]3.?%$/u);
  });
});

describe('formatMeasure', () => {
  it('keeps four digits, of what is small too', () => {
    expect(formatMeasure(0.000123456)).toMatch(/^0[.,]0001235$/u);
  });
});
