import { describe, expect, it } from 'vitest';
import { capitalised, proofWords, typologyWords, words } from './words.ts';

describe('typologyWords', () => {
  it('reads an id aloud, sequences and exposures too', () => {
    expect(typologyWords('peel_chain')).toBe('peel chain');
    expect(typologyWords('exposure_sanctions')).toBe('exposure to sanctions');
    expect(typologyWords('exposure_mixer_then_layering')).toBe('exposure to mixer, then layering');
    expect(typologyWords('layering_then_exposure_mixer')).toBe('layering, then exposure to mixer');
  });
});

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
