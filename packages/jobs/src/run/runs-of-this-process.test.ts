import { databaseOf, parseNetworkName } from '@analytics/domain';
import { expect, it } from 'vitest';
import { holdSlice, holdSliceWhenFree, holdsSlice } from './runs-of-this-process.ts';

const database = databaseOf(parseNetworkName('holds'));
const slice = { processing_date: '2025-03-01', window_days: 7 };
const stay = new AbortController().signal;

it('holds a slice for one at a time, and other slices beside it', () => {
  const release = holdSlice(database, slice);
  expect(() => holdSlice(database, slice)).toThrow(/under way in this process/u);
  holdSlice(database, { ...slice, window_days: 30 })();
  release();
  expect(holdsSlice(database, slice)).toBe(false);
});

it('waits until the slice is let go', async () => {
  const order: string[] = [];
  const release = holdSlice(database, slice);
  const next = holdSliceWhenFree(database, slice, stay).then((free) => {
    order.push('held');
    return free;
  });
  await Promise.resolve();
  order.push('let go');
  release();
  (await next)();
  expect(order).toEqual(['let go', 'held']);
});

it('stops to wait when it is cancelled', async () => {
  const release = holdSlice(database, slice);
  const cancel = new AbortController();
  const waiting = holdSliceWhenFree(database, slice, cancel.signal);
  cancel.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  release();
});
