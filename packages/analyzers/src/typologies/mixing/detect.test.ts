import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const depositors = several('d', 12);

describe('mixing', () => {
  it('names a hub that takes equal coins and gives as many to others', () => {
    const found = typologiesOf(
      depositors.flatMap((depositor, at): DrawnTransfer[] => [
        [depositor, 'hub', hour(2 * at), 100],
        ['hub', `r${at}`, hour(2 * at + 30), 99],
      ]),
    );
    expect(found.names).toContain('mixing');
    expect(found.suspects('mixing')).toEqual(['hub']);
  });

  it('is not a raffle that pays three of its players', () => {
    const drawn: DrawnTransfer[] = [
      ...depositors.map((player, at): DrawnTransfer => [player, 'hub', hour(2 * at), 100]),
      ...['d1', 'd5', 'd9'].map((winner): DrawnTransfer => ['hub', winner, hour(60), 330]),
    ];
    expect(typologiesOf(drawn).names).not.toContain('mixing');
  });

  it('is not a club that gives everybody back what they paid', () => {
    const drawn = depositors.flatMap((one, at): DrawnTransfer[] => [
      [one, 'hub', hour(2 * at), 100],
      ['hub', one, hour(2 * at + 30), 99],
    ]);
    expect(typologiesOf(drawn).names).not.toContain('mixing');
  });
});
