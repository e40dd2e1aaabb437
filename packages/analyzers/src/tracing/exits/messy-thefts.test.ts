/**
 * Thefts as they happen, in shapes that the simulator does not make: where the money went was counted by hand, beside
 * each. Of every trace each exit is named, nobody else is, and the sums come out to the last digit.
 */
import { describe, expect, it } from 'vitest';
import { drawnTrace, placesBy, traceOf, type Asked, type Drawn, type DrawnInput } from '../testing/drawn-trace.ts';
import type { CONSERVING } from './follow-money.ts';

const ZERO = `0x${'0'.repeat(40)}`;
const ENDS = { exchange: 'exchange', mixer: 'mixer', bridge: 'bridge' } as const;

/** What is named, after what holds of every trace was looked at. */
function named(input: DrawnInput, asked: Asked = { from: [], rows: [0] }, settings: object = {}) {
  const result = traceOf(input, asked, settings);
  for (const { sums, difference, method } of result.ledger) {
    expect(difference, method).toBe(0n);
    const away = sums.arrived + sums.held + sums.below_limit + sums.not_followed + sums.changed;
    expect(sums.entered + sums.changed_into, method).toBe(away);
  }
  // What has no price, beside what has one, is named by its units.
  for (const { share_ratio, node } of result.places.filter(({ usd }) => Math.max(...Object.values(usd)) > 0))
    expect(Math.max(...Object.values(share_ratio)), input.addresses[node]).toBeGreaterThanOrEqual(0.01);
  const by = (method: (typeof CONSERVING)[number] | 'poison') => placesBy(input, result, method);
  return { result, by, haircut: by('haircut'), fifo: by('fifo'), tiho: by('tiho') };
}

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

describe('a theft', () => {
  it('that goes to an older wallet of the thief and comes back', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 10, 100],
        ['job', 'wallet', 1, 40],
        ['thief', 'wallet', 20, 60],
        // 60 of 100 are stolen: 30 of these 50. FIFO pays the wage first: 10. TIHO: half of it stays, half goes: 30.
        ['wallet', 'thief', 30, 50],
        // The thief then has 40 + 50: all that is stolen of it goes, and the wallet keeps the rest.
        ['thief', 'mixer', 40, 90],
      ],
      { labels: ENDS },
    );
    const { haircut, fifo, tiho } = named(input, { from: [], rows: [1] });
    expect(haircut).toEqual({ mixer: 70, wallet: 30 });
    expect(fifo).toEqual({ wallet: 50, mixer: 50 });
    expect(tiho).toEqual({ mixer: 70, wallet: 30 });
  });

  it('that is peeled off over forty hops, with dust left at each', () => {
    // Each hop pays 2 out, keeps 0.05 and passes the rest on: 40 · 2 = 80, 40 · 0.05 = 2, and 18 at the end.
    const hops = many(40, (at): Drawn[] => [
      [`hop${at}`, 'exchange', 10 + at, 2],
      [`hop${at}`, at === 39 ? 'bridge' : `hop${at + 1}`, 10 + at, 100 - 2.05 * (at + 1)],
    ]).flat();
    const input = drawnTrace([['victim', 'hop0', 1, 100], ...hops], { labels: ENDS });
    const { result, haircut, fifo } = named(input);
    expect(haircut).toEqual({ exchange: 80, bridge: 18 });
    expect(fifo).toEqual(haircut);
    expect(result.small.count).toBe(40);
    expect(result.small.usd).toBeCloseTo(2, 6);
    expect(result.places.map(({ hops: fewest }) => fewest)).toEqual([2, 41]);
  });

  it('of two victims that comes together', () => {
    const input = drawnTrace(
      [
        ['one', 'a', 1, 100],
        ['two', 'b', 2, 300],
        ['a', 'c', 3, 100],
        ['b', 'c', 4, 300],
        ['c', 'exchange', 5, 200],
        ['c', 'mixer', 6, 200],
      ],
      { labels: ENDS },
    );
    expect(named(input, { from: [], rows: [0, 1] }).haircut).toEqual({ exchange: 200, mixer: 200 });
    // Of one victim: a quarter of each payment; the first in of the first payment.
    const { haircut, fifo } = named(input, { from: [], rows: [0] });
    expect(haircut).toEqual({ exchange: 50, mixer: 50 });
    expect(fifo['exchange']).toBe(100);
  });

  it('that is split over three hundred addresses, which pay one', () => {
    const split = many(300, (at): Drawn => ['thief', `s${at}`, 10, 1]);
    const merge = many(300, (at): Drawn => [`s${at}`, 'collector', 20 + at, 1]);
    const out: Drawn[] = [
      ['collector', 'exchange', 400, 290],
      ['collector', 'cold', 401, 10],
    ];
    const input = drawnTrace([['victim', 'thief', 1, 300], ...split, ...merge, ...out], { labels: ENDS });
    const { result, haircut, fifo } = named(input);
    expect(haircut).toEqual({ exchange: 290, cold: 10 });
    expect(fifo).toEqual(haircut);
    expect(result.small.count).toBe(0);
  });

  it('whose exchange is known only by the wallet that its deposits are swept to', () => {
    const customers = many(20, (at): Drawn[] => [
      [`u${at}`, `deposit${at}`, 2 + at, 10],
      [`deposit${at}`, 'exchange', 40 + at, 10],
    ]).flat();
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 100],
        ...customers,
        ['thief', 'own deposit', 30, 80],
        ['thief', 'deposit7', 31, 20],
        ['exchange', 'own deposit', 34, 0.5],
        ['own deposit', 'exchange', 70, 80.5],
        ['deposit7', 'exchange', 71, 20],
        ['exchange', 'stranger', 90, 100],
      ],
      { labels: ENDS },
    );
    const { result, haircut, fifo } = named(input);
    expect(haircut).toEqual({ exchange: 100 });
    expect(fifo).toEqual(haircut);
    const deposits = result.places[0]!.deposit_nodes.map((node) => input.addresses[node]);
    expect(deposits.toSorted()).toEqual(['deposit7', 'own deposit']);
  });

  it('that is changed by a router in one transaction and by a pool in two', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 2000],
        ['thief', 'router', 5, 2000],
        ['router', 'amm', 5, 1996],
        ['router', 'fees', 5, 4],
        ['amm', 'router', 5, 1, 'ETH', 1990],
        ['router', 'thief', 5, 1, 'ETH', 1990],
        ['thief', 'desk', 10, 1, 'ETH', 1990],
        ['desk', 'thief', 13, 1980, 'EUR', 1985],
        ['thief', 'exchange', 20, 1980, 'EUR', 1985],
      ],
      { labels: { ...ENDS, desk: 'dex' }, joined: [5] },
    );
    const { haircut } = named(input);
    expect(haircut['exchange']).toBeGreaterThanOrEqual(1996);
    expect(Object.keys(haircut)).toEqual(['exchange']);
  });

  it('that leaves by a bridge, also behind a router that many use', () => {
    const users = many(150, (at): Drawn[] => [
      [`u${at}`, 'router', 100 + at, 5],
      ['router', 'bridge', 100 + at, 5],
    ]).flat();
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 100],
        ['thief', 'bridge', 90, 40],
        ...users,
        ['thief', 'router', 300, 60],
        ['router', 'bridge', 300, 60],
        ['bridge', 'else', 310, 1000],
      ],
      { labels: ENDS, joined: [...many(150, (at) => 100 + at), 300] },
    );
    const { haircut, fifo } = named(input);
    expect(haircut).toEqual({ bridge: 100 });
    expect(fifo).toEqual(haircut);
  });

  it('that is wrapped, changed and unwrapped', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 10, 'ETH', 25_000],
        ['thief', '0xc02a', 5, 10, 'ETH', 25_000],
        [ZERO, 'thief', 5, 10, 'WETH', 25_000],
        ['thief', 'amm', 9, 10, 'WETH', 25_000],
        ['amm', 'thief', 9, 24_900, 'DAI', 24_900],
        ['thief', 'b', 12, 24_900, 'DAI', 24_900],
        ['b', 'amm', 15, 24_900, 'DAI', 24_900],
        ['amm', 'b', 15, 9.9, 'WETH', 24_750],
        ['b', ZERO, 19, 9.9, 'WETH', 24_750],
        ['0xc02a', 'b', 19, 9.9, 'ETH', 24_750],
        ['b', 'exchange', 25, 9.9, 'ETH', 24_750],
      ],
      { labels: { ...ENDS, '0xc02a': 'dex' }, joined: [5, 9, 15, 19], contracts: { WETH: '0xc02a' } },
    );
    const { haircut, fifo } = named(input);
    expect(haircut).toEqual({ exchange: 25_000 });
    expect(fifo).toEqual(haircut);
  });

  it('whose transfers are of one second and written the wrong way round', () => {
    const input = drawnTrace(
      [
        ['e', 'exchange', 5, 50],
        ['c', 'mixer', 5, 50],
        ['d', 'e', 5, 50],
        ['b', 'c', 5, 50],
        ['b', 'd', 5, 50],
        ['a', 'b', 5, 100],
        ['thief', 'a', 5, 100],
        ['victim', 'thief', 5, 100],
      ],
      { labels: ENDS },
    );
    const { haircut, fifo, tiho } = named(input, { from: [], rows: [7] });
    expect(haircut).toEqual({ exchange: 50, mixer: 50 });
    expect(fifo).toEqual(haircut);
    expect(tiho).toEqual(haircut);
  });

  it('of a token that takes five per cent of each transfer, and of one that grows by itself', () => {
    const input = drawnTrace(
      [
        // 100: 95 arrive; then 95: 90.25 arrive. The token has 5 + 4.75.
        ['victim', 'thief', 1, 100, 'TAX'],
        ['thief', 'a', 5, 95, 'TAX'],
        ['thief', 'token', 5, 5, 'TAX'],
        ['a', 'exchange', 9, 90.25, 'TAX'],
        ['a', 'token', 9, 4.75, 'TAX'],
      ],
      { labels: ENDS, joined: [5, 9] },
    );
    expect(named(input).haircut).toEqual({ exchange: 90.25, token: 9.75 });
    const grown = drawnTrace(
      [
        ['victim', 'thief', 1, 100, 'stETH'],
        ['thief', 'exchange', 1000, 103, 'stETH'],
      ],
      { labels: ENDS },
    );
    expect(named(grown).haircut).toEqual({ exchange: 100 });
  });

  it('that mints a token without a price and sells it', () => {
    const input = drawnTrace(
      [
        [ZERO, 'thief', 1, 1_000_000, 'FAKE', 0],
        ['thief', 'amm', 5, 1_000_000, 'FAKE', 0],
        ['amm', 'thief', 5, 400, 'ETH', 1_000_000],
        ['thief', 'mixer', 9, 300, 'ETH', 750_000],
        ['thief', 'exchange', 12, 100, 'ETH', 250_000],
      ],
      { labels: ENDS, joined: [5] },
    );
    // What is stolen is what the buyers paid: 750,000 + 250,000.
    expect(named(input, { from: ['thief'] }).haircut).toEqual({ mixer: 750_000, exchange: 250_000 });
    const { result } = named(input, { from: [], rows: [0] });
    const shares = result.places.map(({ node, share_ratio }) => [input.addresses[node], share_ratio.haircut]);
    expect(shares).toEqual([
      ['mixer', 0.75],
      ['exchange', 0.25],
    ]);
  });

  it('of a token without a price that another sells', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 0.01, 'ETH', 25],
        ['victim', 'thief', 2, 1_000_000, 'X', 0],
        ['thief', 'c', 3, 0.01, 'ETH', 25],
        ['thief', 'm', 4, 1_000_000, 'X', 0],
        ['m', 'amm', 5, 600_000, 'X', 0],
        ['amm', 'm', 5, 400, 'ETH', 1_000_000],
        ['m', 'mixer', 9, 400, 'ETH', 1_000_000],
      ],
      { labels: ENDS, joined: [5] },
    );
    // What has no price is worth what it was sold for; 400,000 X are still there.
    const { result, haircut } = named(input, { from: [], rows: [0, 1] });
    expect(haircut).toEqual({ mixer: 1_000_000, m: 0 });
    expect(result.small).toEqual({ count: 1, usd: 25 });
    expect(result.entered).toBe(1_000_025n * 10n ** 18n);
  });

  it('with a flash loan around it', () => {
    const input = drawnTrace(
      [
        ['lender', 'contract', 5, 1000, 'ETH', 1000],
        ['contract', 'amm', 5, 1000, 'ETH', 1000],
        ['amm', 'contract', 5, 1200, 'ETH', 1200],
        ['contract', 'lender', 5, 1010, 'ETH', 1010],
        ['contract', 'thief', 5, 190, 'ETH', 190],
        ['thief', 'mixer', 9, 190, 'ETH', 190],
      ],
      { labels: ENDS, joined: [5] },
    );
    expect(named(input, { from: ['thief'] }).haircut).toEqual({ mixer: 190 });
    // Of the transaction: what the pool lost, of which the lender kept its fee.
    expect(named(input, { from: [], rows: [0, 1, 2, 3, 4] }).haircut).toEqual({ mixer: 190, lender: 10 });
    expect(named(input, { from: ['contract'] }).haircut).toEqual({ mixer: 190, lender: 10 });
  });

  it('that is lent, comes back with interest, and is sent on by a contract that sends for many', () => {
    const senders = many(120, (at): Drawn[] => [
      [`u${at}`, 'sender', 100 + at, 7],
      ['sender', `v${at}`, 100 + at, 7],
    ]).flat();
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 2000],
        ['thief', 'lender', 5, 2000],
        [ZERO, 'thief', 5, 2000, 'aUSD', 0],
        ['thief', ZERO, 50, 2000, 'aUSD', 0],
        ['lender', 'thief', 50, 2010],
        ...senders,
        ['thief', 'sender', 400, 2010],
        ['sender', 'exchange', 400, 1500],
        ['sender', 'b', 400, 510],
      ],
      { labels: { ...ENDS, lender: 'lending' }, joined: [5, 50, ...many(120, (at) => 100 + at), 400] },
    );
    // 2,000 of 2,010: 1,500 and 510 of it.
    expect(named(input).haircut).toEqual({ exchange: 1492.54, b: 507.46 });
  });

  it('that is settled in one transaction with the orders of others', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 2000],
        ['other', 'settlement', 5, 1, 'ETH', 2000],
        ['thief', 'settlement', 5, 2000],
        ['third', 'settlement', 5, 300],
        ['settlement', 'thief', 5, 0.99, 'ETH', 1980],
        ['settlement', 'other', 5, 1990],
        ['settlement', 'third', 5, 290, 'EUR', 300],
        ['pool', 'settlement', 5, 290, 'EUR', 300],
        ['settlement', 'pool', 5, 300],
        ['thief', 'exchange', 9, 0.99, 'ETH', 1980],
      ],
      { labels: ENDS, joined: [5] },
    );
    const { haircut, fifo } = named(input);
    expect(haircut).toEqual({ exchange: 2000 });
    expect(fifo).toEqual(haircut);
  });

  it('of which a part is paid back to the victim', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 100],
        ['thief', 'a', 5, 100],
        ['a', 'victim', 9, 70],
        ['a', 'exchange', 12, 30],
        ['victim', 'exchange', 20, 70],
      ],
      { labels: ENDS },
    );
    const { result, haircut } = named(input);
    expect(haircut).toEqual({ victim: 70, exchange: 30 });
    expect(result.places.map(({ role }) => role)).toEqual(['sender_of_the_source', 'exchange']);
  });

  it('is found from the exchange that it was paid to', () => {
    const input = drawnTrace(
      [
        ['one', 'a', 1, 100],
        ['two', 'b', 2, 300],
        ['a', 'c', 3, 100],
        ['b', 'c', 4, 300],
        ['c', 'amm', 5, 400],
        ['amm', 'c', 5, 0.2, 'ETH', 400],
        ['c', 'router', 9, 0.2, 'ETH', 400],
        ['router', 'exchange', 9, 0.2, 'ETH', 400],
      ],
      { labels: ENDS, joined: [5, 9] },
    );
    const { haircut } = named(input, { from: ['exchange'], direction: 'backward' });
    expect(haircut).toEqual({ two: 300, one: 100 });
  });
});
