import { describe, expect, it } from 'vitest';
import { matchNotices, unknownWordNotices } from './label-notices.ts';

describe('matchNotices', () => {
  const match = { where: 'of this network', labelled_example: '0xab', transfer_example: '5Fg' };

  it('says how many labels name somebody', () => {
    expect(matchNotices({ ...match, labelled_count: 152, matched_count: 1 })).toEqual([
      { code: 'LABELS_MATCHED', message: '1 of 152 labelled addresses are addresses of this network.', count: 1 },
    ]);
  });

  it('is loud where none does, and shows both forms', () => {
    const [notice] = matchNotices({ ...match, labelled_count: 2, matched_count: 0 });
    expect(notice?.code).toBe('LABELS_MATCH_NOTHING');
    expect(notice?.message).toContain('0 of 2 labelled addresses');
    expect(notice?.message).toContain('labels name addresses such as 0xab, transfers such as 5Fg');
  });

  it('waits for transfers where none are loaded', () => {
    const early = { ...match, transfer_example: '', labelled_count: 2, matched_count: 0 };
    expect(matchNotices(early)).toEqual([
      {
        code: 'LABELS_MATCHED',
        message: '0 of 2 labelled addresses are addresses of this network: no transfer is loaded yet.',
        count: 0,
      },
    ]);
  });

  it('says nothing without labels', () => {
    expect(matchNotices({ ...match, labelled_count: 0, matched_count: 0 })).toEqual([]);
  });
});

describe('unknownWordNotices', () => {
  it('names types that mean nothing, most used first, with what was probably meant', () => {
    const [notice] = unknownWordNotices([
      { address_type: 'sanctionned', address_subtype: '', label_count: 2 },
      { address_type: 'zzzzzzzz', address_subtype: '', label_count: 3 },
      { address_type: 'flagged', address_subtype: 'mixr', label_count: 1 },
      { address_type: 'exchange', address_subtype: 'zzz', label_count: 9 },
      { address_type: 'zzz', address_subtype: 'mixer', label_count: 9 },
      { address_type: '', address_subtype: '', label_count: 9 },
    ]);
    expect(notice?.count).toBe(6);
    expect(notice?.message).toBe(
      'The type of 6 labels means nothing here: "zzzzzzzz" (3; no known word is like it), "sanctionned" (2; nearest known words: sanctioned, sanction), "mixr" (1; nearest known words: mix, mixer). By its type such a label is neither a risk nor a service.',
    );
    expect(unknownWordNotices([{ address_type: 'Exchanges', address_subtype: '', label_count: 1 }])).toEqual([]);
  });
});
