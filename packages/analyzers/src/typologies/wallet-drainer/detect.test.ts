import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf, type DrawnTypologyWorld } from '../testing/typologies-of.ts';

const victims = several('v', 14);
const heldBy = (at: number): number => 400 + 173 * at;

/** Filled by an exchange, then emptied in one transaction: 75 % to a, 25 % to o; then both are brought together. */
const drained = victims.flatMap((victim, at): DrawnTransfer[] => [
  ['exchange', victim, hour(at), heldBy(at)],
  [victim, 'a', hour(30 + 3 * at), 0.75 * heldBy(at)],
  [victim, 'o', hour(30 + 3 * at), 0.25 * heldBy(at)],
]);
const total = victims.reduce((sum, _, at) => sum + heldBy(at), 0);
const brought: DrawnTransfer[] = [
  ['a', 'x', hour(80), 0.72 * total],
  ['o', 'y', hour(82), 0.24 * total],
];
const world: DrawnTypologyWorld = { services: ['exchange'] };

const namesOf = (drawn: readonly DrawnTransfer[], more: DrawnTypologyWorld = world): readonly string[] =>
  typologiesOf(drawn, more).names;

describe('wallet_drainer', () => {
  it('names those who share and where it goes, and the drained as victims', () => {
    const found = typologiesOf([...drained, ...brought], world);
    expect(found.names).toContain('wallet_drainer');
    expect(found.suspects('wallet_drainer')).toEqual(['a', 'o', 'x', 'y']);
    expect(found.roles('wallet_drainer')).toMatchObject({
      operator: ['o'],
      affiliate: ['a'],
      victim: victims.toSorted(),
    });
    const [first] = found.detections.filter(({ typology_type }) => typology_type === 'wallet_drainer');
    expect(first?.sentences.map(({ text }) => text).join(' ')).toMatch(
      /^14 addresses that have nothing else to do with it lost .*25 % of each payment went to .* they were emptied\./u,
    );
  });

  it('names a drainer that takes several assets of a victim in one moment', () => {
    const coins = victims.slice(0, 10).flatMap((victim, at): DrawnTransfer[] => [
      [victim, 'a', hour(30.1 + 3 * at), 75, 'ETH'],
      [victim, 'o', hour(30.1 + 3 * at), 25, 'ETH'],
    ]);
    expect(namesOf([...drained, ...coins, ...brought, ['a', 'x', hour(81), 700, 'ETH']])).toContain('wallet_drainer');
  });

  it('is not a charity drive on a platform: who gives goes on spending', () => {
    const life = victims.map((victim, at): DrawnTransfer => [victim, `shop${at % 5}`, hour(100 + at), 90]);
    expect(namesOf([...drained, ...brought, ...life])).not.toContain('wallet_drainer');
  });

  it('is not a club whose members deal with each other', () => {
    const among = victims.map((victim, at): DrawnTransfer => [victim, victims[(at + 1) % 14]!, hour(20 + at / 2), 30]);
    expect(namesOf([...drained, ...among, ...brought])).not.toContain('wallet_drainer');
  });

  it('is not takings that are spent on many', () => {
    const spent = several('z', 20).map((shop, at): DrawnTransfer => ['a', shop, hour(75 + at), (0.75 * total) / 20]);
    expect(namesOf([...drained, ...spent, brought[1]!])).not.toContain('wallet_drainer');
  });

  it('is not a share that each payer sets himself', () => {
    const free = drained.map(([from, to, time, usd], at): DrawnTransfer => [
      from,
      to,
      time,
      to === 'o' ? Number(usd) * (0.3 + 0.2 * (at % 9)) : usd,
    ]);
    expect(namesOf([...free, ...brought])).not.toContain('wallet_drainer');
  });

  it('ends in seconds where 10,000 are drained', () => {
    const many = several('w', 10_000).flatMap((victim, at): DrawnTransfer[] => [
      [victim, 'a', hour(at / 50), 75 + (at % 7)],
      [victim, 'o', hour(at / 50), (75 + (at % 7)) / 3],
    ]);
    const started = performance.now();
    expect(namesOf([...many, ['a', 'x', hour(700), 730_000], ['o', 'x', hour(701), 240_000]])).toContain(
      'wallet_drainer',
    );
    expect(performance.now() - started).toBeLessThan(90_000);
  });
});
