import { describe, expect, it } from 'vitest';
import { rowAccountLines } from './row-account-lines.ts';

const account = {
  row_count: 4,
  new_count: 1,
  changed_count: 0,
  known_count: 0,
  unloaded: [{ reason: 'zero_value', kind: 'no_effect', file: 'transactions.csv', row_count: 3 }],
  in_window_count: 0,
  before_window_count: 0,
  after_window_count: 0,
  oldest_ms: null,
  newest_ms: null,
  unread_files: [],
} as const;

describe('rowAccountLines', () => {
  it('says how many transfers of value zero are kept for detectors', () => {
    expect(rowAccountLines({ ...account, kept_zero_value_count: 2 })).toEqual([
      '4 rows read: 1 loaded, 3 not.',
      '  without effect: 3 zero_value (transactions.csv)',
      '  kept for detectors: 2 of value zero',
    ]);
  });

  it('says which rows were rejected, and what was wrong with them', () => {
    const examples = [
      { row: 2, line: 3, found: '03/04/2025' },
      { row: 7, line: null, found: '' },
    ];
    const unloaded = [{ reason: 'ambiguous_date', kind: 'faulty', file: 'a.csv', row_count: 3, examples }] as const;
    expect(rowAccountLines({ ...account, unloaded })).toEqual([
      '4 rows read: 1 loaded, 3 not.',
      '  rejected as faulty: 3 ambiguous_date (a.csv)',
      '    ambiguous_date (a.csv): line 3 (03/04/2025), row 7, …',
    ]);
  });

  it('says nothing of them where none is kept, or where a run is older than they are', () => {
    expect(rowAccountLines(account)).toHaveLength(2);
  });
});
