import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const wallets = several('w', 12);
const funding = wallets.map((wallet, at): DrawnTransfer => ['f', wallet, hour(0.1 * at), 100]);

describe('sybil_network', () => {
  it('names the funder and the wallets that act alike, and not their target', () => {
    const acts = wallets.map((wallet, at): DrawnTransfer => [wallet, 'dex', hour(20 + 0.1 * at), 40]);
    const found = typologiesOf([...funding, ...acts], { services: ['dex'] });
    expect(found.names).toContain('sybil_network');
    expect(found.suspects('sybil_network')).toEqual(['f', ...wallets].sort());
  });

  it('names wallets that pay a target and a collector which are as new as they are', () => {
    const acts = wallets.flatMap((wallet, at): DrawnTransfer[] => [
      [wallet, 'contract', hour(2 + 0.1 * at), 60],
      [wallet, 'boss', hour(5 + 0.1 * at), 35],
    ]);
    const found = typologiesOf([...funding, ...acts]);
    expect(found.names).toContain('sybil_network');
    expect(found.suspects('sybil_network')).toEqual(['boss', 'contract', 'f', ...wallets].sort());
  });

  it('names wallets that claim the same from one address and hand it to another', () => {
    const claims = wallets.flatMap((wallet, at): DrawnTransfer[] => [
      ['drop', wallet, hour(20 + 0.1 * at), 250, 'GOV'],
      [wallet, 'boss', hour(30 + 0.5 * at), 250, 'GOV'],
    ]);
    const others = several('x', 30).map((other, at): DrawnTransfer => [
      'drop',
      other,
      hour(15 + at),
      90 + 9 * at,
      'GOV',
    ]);
    const found = typologiesOf([...funding, ...others, ...claims], { services: ['drop'] });
    expect(found.names).toContain('sybil_network');
    expect(found.suspects('sybil_network')).toEqual(['boss', 'f', ...wallets].sort());
  });

  it('grants a script that fills its wallets over days as long for what they do', () => {
    const slowly = wallets.map((wallet, at): DrawnTransfer => ['f', wallet, hour(18 * at), 100]);
    const acts = wallets.map((wallet, at): DrawnTransfer => [wallet, 'dex', hour(30 + 18 * at), 40]);
    expect(typologiesOf([...slowly, ...acts], { services: ['dex'] }).names).toContain('sybil_network');
  });

  it('is not an on-ramp that has a new customer every 20 hours for 49 days, who all buy one subscription', () => {
    const drawn = several('customer', 60).flatMap((customer, at): DrawnTransfer[] => [
      ['ramp', customer, hour(20 * at), 60],
      [customer, 'shop', hour(20 * at + ((37 * at) % 200) + 1), 50],
    ]);
    expect(typologiesOf(drawn, { services: ['x'] }).names).not.toContain('sybil_network');
  });

  it('is not a firm whose people go different ways', () => {
    const acts = wallets.map((wallet, at): DrawnTransfer => [wallet, `shop${at % 6}`, hour(20 + 9 * at), 10 + 6 * at]);
    expect(typologiesOf([...funding, ...acts]).names).not.toContain('sybil_network');
  });

  it('is not mules who pass on all they got', () => {
    const acts = wallets.map((wallet, at): DrawnTransfer => [wallet, 'agg', hour(20 + 0.1 * at), 97]);
    expect(typologiesOf([...funding, ...acts]).names).not.toContain('sybil_network');
  });
});
