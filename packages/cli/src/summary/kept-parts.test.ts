import { expect, it } from 'vitest';
import { FIRST_TIME } from '@analytics/jobs';
import { keptLines } from './kept-parts.ts';

it('keptLines says what was kept, and for each reason what was computed', () => {
  const parts = {
    features: 'kept',
    patterns: 'kept',
    schemes: 'changed: settings of alerts',
    entities: 'changed: settings of alerts',
    traces: 'what was kept of it cannot be read',
  };
  expect(keptLines({ parts, chance_of: '2025-06-29', is_chance_kept: true })).toEqual([
    'Kept from an earlier run of the slice: features, patterns.',
    'Computed: schemes, entities (changed: settings of alerts).',
    'Computed: traces (what was kept of it cannot be read).',
    'Chance is kept as it was measured for 2025-06-29.',
  ]);
});

it('keptLines says nothing of the first run of a slice', () => {
  const parts = { features: FIRST_TIME, patterns: FIRST_TIME };
  expect(keptLines({ parts, chance_of: '2025-06-30', is_chance_kept: false })).toEqual([]);
  expect(keptLines({ parts: {}, chance_of: '', is_chance_kept: false })).toEqual([]);
});
