import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

const turns = [0, 11, 23, 36, 47];

describe('rapid_movement', () => {
  it('names who passes on within minutes whatever comes in', () => {
    const found = typologiesOf(
      turns.flatMap((at, turn): DrawnTransfer[] => [
        [`p${turn}`, 'm', hour(at), 4000],
        ['m', `r${turn % 2}`, hour(at + 0.2), 3950],
      ]),
    );
    expect(found.names).toContain('rapid_movement');
    expect(found.suspects('rapid_movement')).toEqual(['m']);
  });

  it('is not arbitrage between two venues', () => {
    const drawn = turns.flatMap((at): DrawnTransfer[] => [
      ['dex1', 'm', hour(at), 4000],
      ['m', 'dex2', hour(at + 0.2), 3950],
    ]);
    expect(typologiesOf(drawn, { services: ['dex1', 'dex2'] }).names).toEqual([]);
  });

  it('is not somebody who keeps it for a day', () => {
    const drawn = turns.flatMap((at, turn): DrawnTransfer[] => [
      [`p${turn}`, 'm', hour(at * 4), 4000],
      ['m', `r${turn % 2}`, hour(at * 4 + 20), 3950],
    ]);
    expect(typologiesOf(drawn).names).not.toContain('rapid_movement');
  });
});
