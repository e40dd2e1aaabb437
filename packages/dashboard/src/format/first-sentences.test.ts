import { describe, expect, it } from 'vitest';
import { firstSentences } from './first-sentences.ts';

const TEXT = '5E paid 1.5 ETH to 5F. It split the money. The rest went on.';

describe('firstSentences', () => {
  it('keeps whole sentences, and a point within a number together', () => {
    expect(firstSentences(TEXT, 45)).toBe('5E paid 1.5 ETH to 5F. It split the money.');
    expect(firstSentences(TEXT, 100)).toBe(TEXT);
  });

  it('keeps the first one however long it is', () => {
    expect(firstSentences(TEXT, 5)).toBe('5E paid 1.5 ETH to 5F.');
  });
});
