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

  it('is not a firm whose people go different ways', () => {
    const acts = wallets.map((wallet, at): DrawnTransfer => [wallet, `shop${at % 6}`, hour(20 + 9 * at), 10 + 6 * at]);
    expect(typologiesOf([...funding, ...acts]).names).not.toContain('sybil_network');
  });

  it('is not mules who pass on all they got', () => {
    const acts = wallets.map((wallet, at): DrawnTransfer => [wallet, 'agg', hour(20 + 0.1 * at), 97]);
    expect(typologiesOf([...funding, ...acts]).names).not.toContain('sybil_network');
  });
});
