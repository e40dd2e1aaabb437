import { DAY_MS } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { depositWallets } from './deposit-wallets.ts';
import { hour, typologyInputOf } from './testing/typologies-of.ts';

function walletsOf(drawn: readonly DrawnTransfer[]): string[] {
  const input = typologyInputOf(drawn, { services: ['x'] });
  const { sweeps_to } = depositWallets(input, input.transfers.amount_usd, 3 * DAY_MS);
  return input.addresses.addresses.filter((_, node) => sweeps_to[node]! > 0);
}

const later: DrawnTransfer = ['n', 'o', hour(24 * 10), 1];

describe('depositWallets', () => {
  it('finds the address that passes all its customer pays to one service', () => {
    expect(
      walletsOf([
        ['c', 'd', hour(0), 100],
        ['d', 'x', hour(2), 100],
        ['c', 'd', hour(30), 50],
        ['d', 'x', hour(31), 50],
        later,
      ]),
    ).toEqual(['d']);
  });

  it('finds none where a part stays, three people pay, or others are paid as well', () => {
    expect(walletsOf([['c', 'd', hour(0), 100], ['d', 'x', hour(2), 60], later])).toEqual([]);
    expect(
      walletsOf([
        ...['a', 'b', 'c'].flatMap((one, at): DrawnTransfer[] => [
          [one, 'd', hour(9 * at), 100],
          ['d', 'x', hour(9 * at + 1), 100],
        ]),
        later,
      ]),
    ).toEqual([]);
    expect(walletsOf([['c', 'd', hour(0), 100], ['d', 'x', hour(2), 99], ['d', 'y', hour(3), 1], later])).toEqual([]);
  });

  it('takes nobody for one who has swept nothing yet', () => {
    expect(
      walletsOf([
        ['c', 'd', hour(0), 100],
        ['d', 'x', hour(2), 40],
      ]),
    ).toEqual([]);
  });
});
