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

  it('names a balance of the window that rests for most of it and then leaves over hops', () => {
    const drawn: DrawnTransfer[] = [
      ['x', 'rest', hour(0), 9000],
      ['rest', 'a', hour(600), 8000],
      ['a', 'b', hour(601), 7900],
      ['b', 'x', hour(602), 7850],
    ];
    const resting = { sleepers: { rest: { silent_days: 25, held_usd: 0 } }, services: ['x'] };
    expect(typologiesOf(drawn, resting).suspects('dormant_activation')).toContain('rest');
    const week = drawn.map(([from, to, , usd], at): DrawnTransfer => [from, to, hour(at === 0 ? 0 : 168 + at), usd]);
    expect(typologiesOf(week, { ...resting, sleepers: { rest: { silent_days: 7, held_usd: 0 } } }).names).not.toContain(
      'dormant_activation',
    );
  });

  it('names old balances that are emptied into one address, which takes them on together', () => {
    const sleepers = Object.fromEntries(
      ['old1', 'old2', 'old3'].map((name, at) => [name, { silent_days: 120, held_usd: 8_000 + 700 * at }]),
    );
    const swept: DrawnTransfer[] = [
      ['old1', 'pot', hour(0), 7900],
      ['old2', 'pot', hour(1), 8600],
      ['old3', 'pot', hour(2), 9300],
    ];
    const found = typologiesOf([...swept, ['pot', 'hop', hour(9), 25_500], ['hop', 'x', hour(12), 25_400]], {
      sleepers,
      services: ['x'],
    });
    expect(found.detections.filter(({ typology_type }) => typology_type === 'dormant_activation')).toHaveLength(3);
    expect(found.suspects('dormant_activation')).toEqual(['hop', 'old1', 'pot']);
    expect(typologiesOf(swept, { sleepers, services: ['x'] }).names).not.toContain('dormant_activation');
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
