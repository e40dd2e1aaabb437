import { describe, expect, it } from 'vitest';
import { capitalised, proofWords, words } from './words.ts';

describe('proofWords', () => {
  it('lists what the proof rests on', () => {
    expect(proofWords('shape_time_value')).toBe('shape, time, value');
  });
});

describe('words', () => {
  it('is the id without underscores', () => {
    expect(capitalised(words('deposit_wallet'))).toBe('Deposit wallet');
  });
});
