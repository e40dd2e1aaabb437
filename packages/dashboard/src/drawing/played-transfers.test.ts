import { describe, expect, it } from 'vitest';
import { playedTransfers } from './played-transfers.ts';

describe('playedTransfers', () => {
  it('plays one transfer a step of 120 ms', () => {
    expect([0, 119, 120, 600].map((elapsed_ms) => playedTransfers(elapsed_ms, 60))).toEqual([0, 0, 1, 5]);
  });

  it('plays ten thousand within 15 seconds', () => {
    expect(playedTransfers(15_000, 10_000)).toBe(10_000);
  });
});
