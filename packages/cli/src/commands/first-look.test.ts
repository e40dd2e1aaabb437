import { describe, expect, it } from 'vitest';
import { networkNameOf, nothingToLoad, windowAround } from './first-look.ts';

const at = (text: string): number => Date.parse(`${text}Z`);

describe('windowAround', () => {
  it('ends on the day after the newest transfer and reaches back to the oldest', () => {
    expect(windowAround(at('2024-01-01T10:00'), at('2024-01-10T23:59'))).toMatchObject({
      processing_date: '2024-01-11',
      window_days: 10,
    });
  });
  it('is of one day for one transfer, and no longer than ninety', () => {
    expect(windowAround(at('2024-01-01T00:00'), at('2024-01-01T00:00')).window_days).toBe(1);
    expect(windowAround(at('2020-01-01T00:00'), at('2024-01-01T00:00')).window_days).toBe(90);
  });
});

describe('networkNameOf', () => {
  it.each([
    ['./My Exports (May)', 'my_exports_may'],
    ['/data/2024-01', 'network'],
    ['exports', 'exports'],
  ])('%s: %s', (folder, name) => {
    expect(networkNameOf(folder)).toBe(name);
  });
});

describe('nothingToLoad', () => {
  it('says what an ingest of the files would say, and else that there are no transfers', () => {
    const refusal = { code: 'ALL_ROWS_REJECTED', message: 'Expected sound transfers, found none.' } as const;
    expect(nothingToLoad(refusal)).toMatchObject(refusal);
    expect(nothingToLoad(null)).toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: 'Expected transfers in the files, found no row of any.',
    });
  });
});
