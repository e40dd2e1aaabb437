import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { typologyContext } from '../typologies/context.ts';
import { hour, several, typologyInputOf } from '../typologies/testing/typologies-of.ts';

const DAYS = 30;
const day = (days: number, hours = 0): string => hour(24 * days + hours);
/** Others trade too, so that the window is a month long and has sums of many sizes. */
const OTHERS: readonly DrawnTransfer[] = Array.from({ length: 50 * DAYS }, (_, at) => [
  `z${at}`,
  `y${at}`,
  day(at / 50, 1),
  100 + 3 * at,
]);

/** `name: role` of whoever has a role. */
function rolesOf(drawn: readonly DrawnTransfer[]): Record<string, string> {
  const input = typologyInputOf([...OTHERS, ...drawn]);
  const roles = [...typologyContext(input).roles().values()];
  return Object.fromEntries(roles.map(({ node, role }) => [input.addresses.addresses[node]!, role]));
}

const wages = [4, 11, 18, 25].flatMap((payday): DrawnTransfer[] => [
  ['bank', 'firm', day(payday), 12_000],
  ...several('worker', 12).map((worker, at): DrawnTransfer => ['firm', worker, day(payday, 1), 800 + 20 * at]),
]);

const shop = several('buyer', 40).flatMap((buyer, at): DrawnTransfer[] => [
  [buyer, 'shop', day((at * DAYS) / 40, 3), 5 + 1.7 * at],
  ...(at % 8 === 7 ? [['shop', 'owner', day((at * DAYS) / 40, 5), 200] as const] : []),
]);

const exchange = several('client', 20).flatMap((client, at): DrawnTransfer[] => [
  [client, `wallet${at}`, day(at, 2), 500 + at],
  [`wallet${at}`, 'hot', day(at, 4), 500 + at],
  ['hot', `leaver${at}`, day(at, 9), 480 + at],
]);

const pool = several('trader', 20).flatMap((trader, at): DrawnTransfer[] =>
  [0, 8, 16].flatMap((hours): DrawnTransfer[] => [
    [trader, 'pool', day((at * DAYS) / 20, hours), 300 + at, 'USDT'],
    ['pool', trader, day((at * DAYS) / 20, hours), 299 + at, 'WETH'],
  ]),
);

const airdrop: readonly DrawnTransfer[] = [
  ['issuer', 'dropper', day(2), 600],
  ...several('fan', 60).map((fan): DrawnTransfer => ['dropper', fan, day(3), 10]),
];

const desk = Array.from({ length: 90 }, (_, at): DrawnTransfer[] => [
  [`rich${at % 9}`, 'desk', day(at / 3), 50_000 + at],
  ['desk', `rich${(at + 4) % 9}`, day(at / 3, 2), 49_000 + at],
]).flat();

describe('roles by behaviour', () => {
  it('names a payroll, a shop, an exchange, a pool, an airdrop and a desk', () => {
    expect(rolesOf([...wages, ...shop, ...exchange, ...pool, ...airdrop, ...desk])).toEqual({
      firm: 'payroll',
      shop: 'merchant',
      hot: 'exchange',
      pool: 'router',
      dropper: 'airdrop',
      desk: 'otc_desk',
    });
  });

  it('is no payroll that pays others each time', () => {
    const once = wages.map(([from, to, time, usd], at): DrawnTransfer => [
      from,
      from === 'firm' ? `${to}-${at}` : to,
      time,
      usd,
    ]);
    expect(rolesOf(once)).toEqual({});
  });

  it('is a shop that keeps four fifths of its takings in the till, and none that keeps nearly all', () => {
    // It takes 40 · 5 + 1.7 · 780 = 1,526 and pays on five times.
    const settling = (usd: number): DrawnTransfer[] =>
      shop.map((one) => (one[0] === 'shop' ? ['shop', 'owner', one[2], usd] : one));
    expect(rolesOf(settling(61))).toEqual({ shop: 'merchant' });
    expect(rolesOf(settling(15))).toEqual({});
  });

  it('is no shop that sells for one weekend', () => {
    const weekend = shop.map(([from, to, , usd], at): DrawnTransfer => [from, to, day(10, at), usd]);
    expect(rolesOf(weekend)).toEqual({});
  });

  it('is no exchange whose wallets keep what they get', () => {
    const kept = exchange.filter(([from]) => !from.startsWith('wallet'));
    expect(rolesOf(kept)).toEqual({});
  });

  it('is no pool that gives back what it took', () => {
    const same = pool.map(([from, to, time, usd]): DrawnTransfer => [from, to, time, usd, 'USDT']);
    expect(rolesOf(same)['pool']).not.toBe('router');
  });

  it('says why, and how clearly', () => {
    const input = typologyInputOf([...OTHERS, ...wages]);
    const [found] = [...typologyContext(input).roles().values()];
    expect(found?.probability).toBeGreaterThan(0.6);
    expect(found?.reasons).toEqual([
      'It paid 12 addresses on 4 days, 100 % of them more than once and each nearly the same sum.',
      '1 address paid it.',
    ]);
  });
});
