import { describe, expect, it } from 'vitest';
import { compactUsd, exactUsd } from './usd.ts';

describe('exactUsd', () => {
  it('keeps every digit of a decimal text', () => {
    expect(digits(exactUsd('390683.351237993484'))).toBe('390683351237993484');
    expect(digits(exactUsd('98765432109876543210.123456789012345678'))).toBe('98765432109876543210123456789012345678');
  });

  it('keeps the sign of less than a dollar', () => {
    expect(exactUsd('-0.5')).toMatch(/[-−]/u);
  });

  it('gives back what is no number', () => {
    expect(exactUsd('n/a')).toBe('n/a');
  });
});

describe('compactUsd', () => {
  it('keeps a decimal', () => {
    expect(digits(compactUsd('1119000'))).toBe('11');
  });
});

function digits(text: string): string {
  return text.replaceAll(/\D/gu, '');
}
