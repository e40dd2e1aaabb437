import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

const chain: DrawnTransfer[] = [
  ['s', 'a', hour(0), 5000],
  ['a', 'b', hour(2), 4950],
  ['b', 'c', hour(5), 4900],
  ['c', 'd', hour(9), 4850],
];

describe('layering', () => {
  it('names three hands that pass money on within a day', () => {
    const found = typologiesOf(chain);
    expect(found.names).toEqual(['layering']);
    expect(found.roles('layering')).toEqual({ source: ['s'], intermediary: ['a', 'b', 'c'], destination: ['d'] });
  });

  it('is not the way from one exchange to another over owner, friend and deposit wallet', () => {
    const world = { services: ['x1', 'x2'] };
    const drawn: DrawnTransfer[] = [
      ['x1', 'owner', hour(0), 5000],
      ['owner', 'friend', hour(2), 4950],
      ['friend', 'deposit', hour(5), 4900],
      ['deposit', 'x2', hour(6), 4900],
      // Two more customers of the second exchange, so that its deposit wallets can be recognised.
      ...['k', 'l'].flatMap((customer, at): DrawnTransfer[] => [
        [customer, `${customer}d`, hour(at), 70],
        [`${customer}d`, 'x2', hour(at + 1), 70],
      ]),
    ];
    expect(typologiesOf(drawn, world).names).toEqual([]);
  });

  it('is not the way through a desk that deals with many', () => {
    const deals = Array.from({ length: 90 }, (_, at): DrawnTransfer[] => [
      [`rich${at % 9}`, 'b', hour(8 * at), 50_000 + 7 * at],
      ['b', `rich${(at + 4) % 9}`, hour(8 * at + 2), 31_000 - 5 * at],
    ]).flat();
    const small = Array.from({ length: 1_500 }, (_, at): DrawnTransfer => [`z${at}`, `y${at}`, hour(at / 2), 9 + at]);
    expect(typologiesOf([...chain, ...small]).names).toContain('layering');
    expect(typologiesOf([...chain, ...small, ...deals]).names).not.toContain('layering');
  });

  it('is not a supply chain in which each firm keeps a third', () => {
    const drawn: DrawnTransfer[] = [
      ['s', 'a', hour(0), 5000],
      ['a', 'b', hour(20), 3300],
      ['b', 'c', hour(40), 2200],
      ['c', 'd', hour(60), 1450],
    ];
    expect(typologiesOf(drawn).names).toEqual([]);
  });
});
