import { describe, expect, it } from 'vitest';
import { centsUsd, compactUsd, exactUsd } from './usd.ts';

describe('exactUsd', () => {
  it('keeps every digit of a decimal text', () => {
    expect(digits(exactUsd('390683.351237993484'))).toBe('390683351237993484');
    expect(digits(exactUsd('98765432109876543210.123456789012345678'))).toBe('98765432109876543210123456789012345678');
  });

  it('keeps the sign of less than a dollar', () => {
    expect(exactUsd('-0.5')).toBe('-$0.5');
  });

  it('leaves out zeros that say nothing', () => {
    expect(['100', '100.00', '390.5000', '0.0'].map(exactUsd)).toEqual(['$100', '$100', '$390.5', '$0']);
  });

  it('gives back what is no number', () => {
    expect(exactUsd('n/a')).toBe('n/a');
  });
});

describe('compactUsd', () => {
  it('keeps a decimal where there is one, on every runtime', () => {
    expect(['100', '111857', '1119000', '-2000000'].map(compactUsd)).toEqual(['$100', '$111.9K', '$1.1M', '-$2M']);
  });
});

describe('centsUsd', () => {
  it('is grouped and to the cent', () => {
    expect(['390683.351237993484', '-0.5', '1000'].map(centsUsd)).toEqual(['$390,683.35', '-$0.50', '$1,000.00']);
  });
});

function digits(text: string): string {
  return text.replaceAll(/\D/gu, '');
}
