import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const receivers = several('r', 14);
const sums = receivers.map((_, at) => 150 + 190 * at);
const paid = receivers.map((receiver, at): DrawnTransfer => ['c', receiver, hour(2 + at), sums[at]!]);
const total = sums.reduce((sum, usd) => sum + usd, 0);
const funding: DrawnTransfer = ['f', 'c', hour(0), total * 1.02];

describe('dispersion', () => {
  it('names who spreads a sum that came in over strangers', () => {
    const found = typologiesOf([funding, ...paid]);
    expect(found.names).toEqual(['dispersion']);
    expect(found.suspects('dispersion')).toEqual(['c', 'f']);
  });

  it('follows a patient one to its end, though no week holds it whole', () => {
    const slowly = receivers.map((receiver, at): DrawnTransfer => ['c', receiver, hour(2 + 15 * at), sums[at]!]);
    const found = typologiesOf([funding, ...slowly]);
    expect(found.roles('dispersion')['receiver']).toEqual([...receivers].sort());
  });

  it('gives the receivers of a patient one a week to pass it on', () => {
    const equal = receivers.map((receiver, at): DrawnTransfer => ['c', receiver, hour(2 + 15 * at), 500]);
    const moved = receivers.map((receiver, at): DrawnTransfer => [receiver, 'x', hour(2 + 15 * at + 100), 490]);
    expect(typologiesOf([['f', 'c', hour(0), 7_100], ...equal, ...moved]).names).toContain('dispersion');
  });

  it('is not an airdrop of what the giver had', () => {
    expect(typologiesOf(paid).names).toEqual([]);
  });

  it('is not a payroll: sums of a size that stay with the staff', () => {
    const wages = receivers.map((receiver, at): DrawnTransfer => ['c', receiver, hour(2 + at), 900 + 20 * at]);
    expect(typologiesOf([['f', 'c', hour(0), 15_000], ...wages]).names).toEqual([]);
  });

  it('names sums of a size where the money had come from wallet to wallet', () => {
    const wages = receivers.map((receiver, at): DrawnTransfer => ['c', receiver, hour(2 + at), 900 + 20 * at]);
    const handed: DrawnTransfer[] = ['s', 'w1', 'w2', 'w3'].map((from, hop) => [
      from,
      ['w1', 'w2', 'w3', 'c'][hop]!,
      hour(-12 + 4 * hop),
      15_400 - 100 * hop,
    ]);
    const found = typologiesOf([...handed, ...wages]);
    expect(found.names).toContain('layering_then_dispersion');
    // One wallet between is how an employer keeps its pay.
    expect(typologiesOf([...handed.slice(2), ...wages]).names).not.toContain('dispersion');
  });

  it('is not somebody who goes shopping', () => {
    const customers = receivers.flatMap((shop, at) =>
      several('buyer', 20).flatMap((buyer, i): DrawnTransfer[] => [
        [`${buyer}-${at}`, shop, hour(34 * i + at), 11 + 3 * i],
        ...(i % 5 === 4 ? [[shop, `owner${at}`, hour(34 * i + at + 1), 190] as const] : []),
      ]),
    );
    const bills: DrawnTransfer[] = [
      ['f', 'c', hour(238), 3_100],
      ...receivers.map((shop, at): DrawnTransfer => ['c', shop, hour(240 + at), 20 + 30 * at]),
    ];
    expect(typologiesOf([...customers, ...bills]).names).not.toContain('dispersion');
    expect(typologiesOf(bills).names).toContain('dispersion');
  });

  it('is not somebody who spends at services what came in', () => {
    const spent: DrawnTransfer[] = [
      ['c', 'exchange', hour(3), total],
      ['c', 'bridge', hour(4), total],
    ];
    const world = { services: ['exchange', 'bridge'] };
    expect(typologiesOf([['f', 'c', hour(0), 3 * total], ...paid, ...spent], world).names).toEqual([]);
  });
});
