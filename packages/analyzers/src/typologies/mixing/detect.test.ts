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

  it('names a hub whose coins come out less a fee of another size each time, and not less any amount', () => {
    const lessFee = (most: number): DrawnTransfer[] =>
      depositors.flatMap((depositor, at): DrawnTransfer[] => [
        [depositor, 'hub', hour(2 * at), 100],
        ['hub', `r${at}`, hour(2 * at + 30), 100 - (most * at) / 11],
      ]);
    expect(typologiesOf(lessFee(2.9)).names).toContain('mixing');
    const [first] = typologiesOf(lessFee(2.9)).detections.filter(({ typology_type }) => typology_type === 'mixing');
    expect(first?.sentences[1]?.text).toContain('in such amounts less a fee to 12 addresses');
    expect(typologiesOf(lessFee(30)).names).not.toContain('mixing');
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
