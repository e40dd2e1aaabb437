import { describe, expect, it } from 'vitest';
import { networkNameOf, windowAround } from './first-look.ts';

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
