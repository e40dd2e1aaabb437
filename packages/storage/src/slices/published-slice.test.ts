import { EVERYTHING, parseProcessingDate, windowOf } from '@analytics/domain';
import { expect, it } from 'vitest';
import { windowOfTransfers } from './published-slice.ts';

const slice = { window_days: 30, processing_date: '2025-06-30', feature_count: 1, pattern_count: 0, alert_count: 0 };

it.each([
  ['nothing named, nothing published: everything', [], {}, EVERYTHING],
  ['nothing named: the newest slice', [slice], {}, windowOf(parseProcessingDate('2025-06-30'), 30)],
  ['one that fits', [slice], { window_days: 30 }, windowOf(parseProcessingDate('2025-06-30'), 30)],
  [
    'named whole: it, published or not',
    [slice],
    { processing_date: '2025-06-20', window_days: 9 },
    windowOf(parseProcessingDate('2025-06-20'), 9),
  ],
])('windowOfTransfers, %s', (_name, slices, wanted, window) => {
  expect(windowOfTransfers(slices, wanted)).toEqual(window);
});

it('windowOfTransfers does not guess the rest of a date that is not published', () => {
  expect(() => windowOfTransfers([slice], { processing_date: '2025-06-20' })).toThrow('2025-06-20/(any window)');
});
