import { describe, expect, it } from 'vitest';
import { evidencePart, partWords } from './evidence-part.ts';

const shown = [{ amount_usd: '70' }, { amount_usd: '30' }];

describe('evidencePart', () => {
  it('is the count and the share of the money that are shown', () => {
    const part = evidencePart(shown, { evidence_count: 7982, volume_usd: '1000.0' });
    expect(part).toEqual({ shown_count: 2, evidence_count: 7982, volume_usd: '1000.0', share: 0.1 });
    expect(partWords(part!)).toBe('2 of 7,982 transfers, 10% of the money');
  });

  it('is nothing where all is shown', () => {
    expect(evidencePart(shown, { evidence_count: 2, volume_usd: '100' })).toBeUndefined();
  });

  it('is no share where nothing has a value', () => {
    expect(evidencePart([{ amount_usd: '0' }], { evidence_count: 3, volume_usd: '0' })?.share).toBe(0);
  });
});
