import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const quiet = Array.from({ length: 8 }, (_, day): DrawnTransfer => ['c', 'friend', hour(24 * day), 30]);

/** Funded at hour 200, then 18 receivers within half an hour. */
function burst(usdOf: (at: number) => number): DrawnTransfer[] {
  const paid = several('r', 18).map((receiver, at): DrawnTransfer => [
    'c',
    receiver,
    hour(201 + 0.025 * at),
    usdOf(at),
  ]);
  return [...quiet, ['f', 'c', hour(200), 18_000], ...paid];
}

describe('temporal_burst', () => {
  it('names a quiet address that pays many strangers within the hour', () => {
    const found = typologiesOf(burst((at) => 100 + 90 * at));
    expect(found.names).toContain('temporal_burst');
    expect(found.roles('temporal_burst')['burst_address']).toEqual(['c']);
  });

  it('is not a payroll run', () => {
    expect(typologiesOf(burst((at) => 900 + 5 * at)).names).not.toContain('temporal_burst');
  });

  it('is not a known distributor', () => {
    expect(
      typologiesOf(
        burst((at) => 100 + 90 * at),
        { known: ['c'] },
      ).names,
    ).not.toContain('temporal_burst');
  });
});
