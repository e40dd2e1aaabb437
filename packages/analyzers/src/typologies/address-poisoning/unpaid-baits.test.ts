import { describe, expect, it } from 'vitest';
import { transfersOf } from '../../structural/testing/transfers-of.ts';
import { hour } from '../testing/typologies-of.ts';
import { addressPoisoningSettingsSchema } from './params.ts';
import { unpaidBaitNotices } from './unpaid-baits.ts';

const MODEL = '0xabcd11111111111111111111111111111111ef01';
const FAKE = '0xabcd99999999999999999999999999999999ef01';
const settings = addressPoisoningSettingsSchema.parse({});

const input = transfersOf([
  ['victim', MODEL, hour(1), 50],
  ['passer', 'shop', hour(1), 50],
]);
const nodeOf = (address: string): number => input.addresses.addresses.indexOf(address);
const noticesOf = (pairs: readonly (readonly [node: string, stranger: string])[]): string[] =>
  unpaidBaitNotices(
    input,
    input.addresses.addresses,
    pairs.map(([node, stranger]) => ({ node_id: nodeOf(node), stranger })),
    settings,
  ).map(({ message }) => message);

describe('unpaidBaitNotices', () => {
  it('counts a look-alike that only a transfer of value zero ties to who pays its model', () => {
    expect(noticesOf([['victim', FAKE]])).toEqual([
      'Raised as no alert: 1 address that looks like one that is paid, came with transfers of value zero to 1 address that pays it, and got nothing (0xabcd99…ef01).',
    ]);
  });

  it('is silent of a call to a contract, and of a look-alike before somebody who pays another', () => {
    expect(noticesOf([['victim', '0x5c0ffee1111111111111111111111111111c0de5']])).toEqual([]);
    expect(noticesOf([['passer', FAKE]])).toEqual([]);
    expect(noticesOf([])).toEqual([]);
  });
});
