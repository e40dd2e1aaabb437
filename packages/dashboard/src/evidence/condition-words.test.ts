import { describe, expect, it } from 'vitest';
import { measuredWords, wantedWords } from './condition-words.ts';

describe('measuredWords and wantedWords', () => {
  it('tell a fact by yes and no', () => {
    const fact = { value: 1, relation: 'at_least', limit: 1, unit: 'yes or no' } as const;
    expect([measuredWords(fact), wantedWords(fact)]).toEqual(['yes', 'yes']);
    expect(measuredWords({ ...fact, value: 0 })).toBe('no');
    expect(wantedWords({ ...fact, relation: 'at_most', limit: 0 })).toBe('no');
  });

  it('tell a measure by its number and its bound', () => {
    const hops = { value: 4, relation: 'at_least', limit: 3, unit: 'hops' } as const;
    expect([measuredWords(hops), wantedWords(hops)]).toEqual(['4', 'at least 3']);
    expect(wantedWords({ ...hops, relation: 'at_most' })).toBe('at most 3');
  });
});
