import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

const world = { sleepers: { old: { silent_days: 120, held_usd: 10_000 } }, services: ['x'] };

describe('dormant_activation', () => {
  it('names an old balance that leaves over hops', () => {
    const drawn: DrawnTransfer[] = [
      ['old', 'a', hour(0), 8000],
      ['a', 'b', hour(5), 7900],
      ['b', 'x', hour(9), 7850],
    ];
    const found = typologiesOf(drawn, world);
    expect(found.names).toContain('dormant_activation');
    expect(found.suspects('dormant_activation')).toContain('old');
  });

  it('is not a saver who takes a tenth to an exchange', () => {
    expect(typologiesOf([['old', 'x', hour(0), 1000]], world).names).toEqual([]);
  });

  it('is not a wallet that buys first and then pays', () => {
    const drawn: DrawnTransfer[] = [
      ['x', 'old', hour(0), 9000],
      ['old', 'a', hour(1), 8000],
      ['a', 'b', hour(5), 7900],
    ];
    expect(typologiesOf(drawn, world).names).not.toContain('dormant_activation');
  });
});
