import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatCompact,
  formatCount,
  formatMeasure,
  formatShare,
  formatTenths,
  groupedNumbers,
} from './number.ts';

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

describe('formatCompact', () => {
  it('is short for what is large, and plain for what is small', () => {
    expect(formatCompact(0.1)).toMatch(/^0[.,]1$/u);
    expect(formatCompact(2_500_000).length).toBeLessThan(9);
  });
});

describe('formatMeasure', () => {
  it('keeps four digits, of what is small too', () => {
    expect(formatMeasure(0.000123456)).toMatch(/^0[.,]0001235$/u);
  });
});

describe('formatAmount', () => {
  it('keeps four digits after the point of what is large, four that count of what is small', () => {
    expect([1234.567891, 2, 0.000123456].map(formatAmount)).toEqual(['1,234.5679', '2', '0.0001235']);
  });
});

describe('formatTenths', () => {
  it('keeps one decimal, of what is whole too', () => {
    expect([46, 5.25].map(formatTenths)).toEqual([
      expect.stringMatching(/^46[.,]0$/u),
      expect.stringMatching(/^5[.,]3$/u),
    ]);
  });
});

describe('groupedNumbers', () => {
  it('separates the digits of long whole numbers, and leaves years and fractions', () => {
    expect(groupedNumbers('2025 to 1000000000, 0.00012345')).toMatch(/^2025 to 1.000.000.000, 0\.00012345$/u);
  });
});
