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

/** Income and a reserve on one side, operations on the other: each deals with the vault alone. */
const vault = Array.from({ length: 8 }, (_, at): DrawnTransfer[] => [
  ['client', 'income', day(3.5 * at, 1), 9_000 + at],
  ['income', 'vault', day(3.5 * at, 3), 9_000 + at],
  ['vault', 'operations', day(3.5 * at, 9), 6_000],
  ['operations', `supplier${at % 3}`, day(3.5 * at, 20), 5_900],
  [['vault', 'reserve', day(3.5 * at, 30), 20_000] as const, ['reserve', 'vault', day(3.5 * at, 30), 8_000] as const][
    at % 2
  ]!,
]).flat();

const processor = Array.from({ length: 30 }, (_, at): DrawnTransfer[] => [
  ...several(`client${at}-`, 5).map((client, nth): DrawnTransfer => [
    client,
    'processor',
    day(at, nth),
    20 + 7 * nth + at,
  ]),
  ...[0, 1, 2].map((nth): DrawnTransfer => ['processor', `store${(3 * at + nth) % 18}`, day(at, 20), 56 + at]),
]).flat();

/** As much in as out for many, every day, and nobody comes twice. */
const bridge = processor.map(([from, to, time, usd], at): DrawnTransfer => [
  from,
  from === 'processor' ? `guest${at}` : to,
  time,
  usd,
]);

const bets = Array.from({ length: 60 }, (_, at): DrawnTransfer[] => [
  [`player${at % 30}`, 'house', day(at / 2, 1), [10, 20, 50][at % 3]!],
  ...(at % 2 === 0 ? [['house', `player${at % 30}`, day(at / 2, 2), 15 + at] as const] : []),
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

  it('names a treasury, and not its wallets', () => {
    expect(rolesOf(vault)).toEqual({ vault: 'treasury' });
  });

  it('names both vaults of a treasury that changes its keys', () => {
    const longer = [0, 28].flatMap((days) =>
      vault.map(([from, to, time, usd]): DrawnTransfer => {
        const moved = (name: string): string => (days > 0 && name === 'vault' ? 'new vault' : name);
        return [
          moved(from),
          moved(to),
          new Date(Date.parse(`${time}Z`) + days * 86_400_000).toISOString().slice(0, -1),
          usd,
        ];
      }),
    );
    expect(rolesOf([...longer, ['vault', 'new vault', day(28, 1), 60_000]])).toEqual({
      vault: 'treasury',
      'new vault': 'treasury',
    });
  });

  it('is no treasury whose wallets deal with others too', () => {
    const others = ['income', 'operations'].flatMap((name): DrawnTransfer[] => [
      [name, `shop of ${name}`, day(1, 5), 40],
      [`friend of ${name}`, name, day(1, 4), 50],
    ]);
    expect(rolesOf([...vault, ...others])).toEqual({});
  });

  it('is no treasury that is a link of a chain, again and again', () => {
    const chain = Array.from({ length: 8 }, (_, at) =>
      ['source', 'one', 'two', 'three', 'end']
        .slice(0, -1)
        .map((from, hop): DrawnTransfer => [
          from,
          ['one', 'two', 'three', 'end'][hop]!,
          day(3.5 * at, 4 * hop),
          9_000 - at,
        ]),
    ).flat();
    expect(rolesOf(chain)).toEqual({});
  });

  it('is no treasury in one episode', () => {
    const hurried = vault.map(([from, to, , usd], at): DrawnTransfer => [from, to, day(10, at), usd]);
    expect(rolesOf(hurried)).toEqual({});
  });

  it('is a payment processor that pays the same shops again, and none that pays whoever comes', () => {
    expect(rolesOf(processor)).toEqual({ processor: 'payment_processor' });
    expect(rolesOf(bridge)).toEqual({});
  });

  it('is no payment processor that pays more often than it is paid, as a busy person does', () => {
    const turned = processor.map(([from, to, time, usd]): DrawnTransfer => [to, from, time, usd]);
    expect(rolesOf(turned)).toEqual({});
  });

  it('is a gambling house where many win, and none where a few guests get their money back', () => {
    expect(rolesOf(bets)).toEqual({ house: 'gambling' });
    const refunds = bets.filter(([from, to]) => from !== 'house' || /^player[0-4]$/u.test(to));
    expect(rolesOf(refunds)['house']).not.toBe('gambling');
  });

  it('is a shop with four suppliers where forty buy, and none where eight do', () => {
    const suppliers = [0, 1, 2, 3].map((at): DrawnTransfer => ['shop', `mill${at}`, day(7 * at, 8), 60]);
    const own = shop.filter(([from]) => from !== 'shop');
    expect(rolesOf([...own, ...suppliers])).toEqual({ shop: 'merchant' });
    const few = own.map(([from, to, time, usd], at): DrawnTransfer => [`${from.slice(0, 5)}${at % 8}`, to, time, usd]);
    expect(rolesOf([...few, ...suppliers])).toEqual({});
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
      'It paid 12 addresses on 4 days, all of them more than once and each nearly the same sum.',
      '1 address paid it.',
    ]);
  });
});
