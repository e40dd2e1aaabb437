import type { ExposureMethod } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { drawnTrace, placesBy, traceOf, type Drawn } from '../testing/drawn-trace.ts';

const EXCHANGE = { labels: { exchange: 'exchange', mixer: 'mixer' } };

describe('traceMoney', () => {
  it('follows splits and merges to exits, however far', () => {
    const chain = Array.from({ length: 30 }, (_, hop): Drawn => [`h${hop}`, `h${hop + 1}`, 10 + hop, 600]);
    const input = drawnTrace(
      [
        ['thief', 'h0', 1, 600],
        ['thief', 'b', 2, 400],
        ...chain,
        ['h30', 'exchange', 100, 500],
        ['b', 'c', 5, 400],
        ['h30', 'c', 101, 100],
        ['c', 'mixer', 200, 500],
      ],
      EXCHANGE,
    );
    const result = traceOf(input);
    expect(placesBy(input, result)).toEqual({ exchange: 500, mixer: 500 });
    expect(result.places.map(({ hops }) => hops)).toEqual([32, 3]);
    expect(result.entered).toBe(1000n * 10n ** 18n);
    expect(result.ledger.every(({ difference }) => difference === 0n)).toBe(true);
  });

  it('goes back in time to origins', () => {
    const input = drawnTrace(
      [
        ['exchange', 'a', 1, 300],
        ['other', 'a', 2, 100],
        ['a', 'deposit', 3, 400],
      ],
      EXCHANGE,
    );
    const result = traceOf(input, { from: ['deposit'], direction: 'backward' });
    expect(placesBy(input, result)).toEqual({ exchange: 300, other: 100 });
    expect(
      result.paths.map(({ hops }) => hops.map(({ from, to }) => [input.addresses[from], input.addresses[to]])),
    ).toEqual([
      [
        ['exchange', 'a'],
        ['a', 'deposit'],
      ],
    ]);
  });

  it('starts at given transfers and leaves the other money of their receiver', () => {
    const input = drawnTrace(
      [
        ['victim', 'thief', 1, 100],
        ['thief', 'exchange', 2, 100],
        ['thief', 'shop', 0, 77],
      ],
      EXCHANGE,
    );
    const result = traceOf(input, { rows: [1] });
    expect(placesBy(input, result)).toEqual({ exchange: 100 });
  });

  it('counts money that comes back to the source once', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 100],
        ['a', 'thief', 2, 60],
        ['thief', 'exchange', 3, 60],
        ['a', 'exchange', 4, 40],
      ],
      EXCHANGE,
    );
    const result = traceOf(input);
    expect(result.entered).toBe(100n * 10n ** 18n);
    expect(placesBy(input, result)).toEqual({ exchange: 100 });
  });

  it('follows money through several addresses in one instant, and round a circle of one', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 100],
        ['c', 'exchange', 1, 100],
        ['b', 'c', 1, 100],
        ['a', 'b', 1, 100],
      ],
      EXCHANGE,
    );
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 100 });
    const circle = drawnTrace(
      [
        ['thief', 'a', 1, 100],
        ['a', 'b', 2, 100],
        ['b', 'a', 2, 100],
        ['a', 'exchange', 3, 100],
      ],
      EXCHANGE,
    );
    const result = traceOf(circle);
    expect(placesBy(circle, result)).toEqual({ exchange: 100 });
    expect(result.ledger.every(({ difference }) => difference === 0n)).toBe(true);
  });

  it('joins the legs of a swap by router and pool in one transaction', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 2000],
        ['a', 'router', 5, 2000],
        ['router', 'pool', 5, 2000],
        ['pool', 'router', 5, 1, 'ETH', 1990],
        ['router', 'a', 5, 1, 'ETH', 1990],
        ['a', 'exchange', 9, 1, 'ETH', 2100],
      ],
      { ...EXCHANGE, joined: [5] },
    );
    const result = traceOf(input);
    expect(placesBy(input, result)).toEqual({ exchange: 2000 });
    expect(result.ledger.every(({ difference }) => difference === 0n)).toBe(true);
    expect(result.paths[0]?.hops.map(({ kind }) => kind)).toEqual(['transfer', 'joined_legs', 'transfer']);
  });

  it('goes on where a router pays coins in a call that is no transfer', () => {
    // Three others pay coins through the router, which makes it one; the thief sells for coins and then has them.
    const buys = [1, 2, 3].flatMap((minute): Drawn[] => [
      [`u${minute}`, 'router', minute, 1, 'ETH', 2000],
      ['router', 'pool', minute, 1, 'WETH', 2000],
      ['pool', `u${minute}`, minute, 2000],
    ]);
    const input = drawnTrace(
      [
        ...buys,
        ['thief', 'a', 10, 4000],
        ['a', 'pool', 11, 4000],
        ['pool', 'router', 11, 2, 'WETH', 4000],
        ['a', 'exchange', 12, 2, 'ETH', 4000],
      ],
      { labels: { exchange: 'exchange' }, joined: [1, 2, 3, 11], contracts: { WETH: '0xc02a' } },
    );
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 4000 });
  });

  it('joins a swap that pays another address', () => {
    const input = drawnTrace(
      [
        ['thief', 'pool', 5, 2000],
        ['pool', 'b', 5, 1, 'ETH', 1990],
        ['b', 'exchange', 9, 1, 'ETH', 2100],
      ],
      { labels: { exchange: 'exchange', pool: 'dex' }, joined: [5] },
    );
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 2000 });
  });

  it('joins a swap in two transactions at a labelled swap service', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 2000],
        ['a', 'swap', 5, 2000],
        ['swap', 'a', 7, 1, 'ETH', 1980],
        ['a', 'exchange', 9, 1, 'ETH', 2100],
      ],
      { labels: { exchange: 'exchange', swap: 'dex' } },
    );
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 2000 });
  });

  it('goes on where a swap service changes a wrapped coin into the coin', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 1, 'WETH', 2500],
        ['a', 'swap', 2, 1, 'WETH', 2500],
        ['swap', 'a', 3, 0.99, 'ETH', 2475],
        ['a', 'exchange', 4, 0.99, 'ETH', 2475],
      ],
      { labels: { exchange: 'exchange', swap: 'dex' }, contracts: { WETH: '0xc02a' } },
    );
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 2475, a: 25 });
  });

  it('goes on through a wrap of which only the coin is a transfer, and through an unwrap without any', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 1, 'ETH', 2500],
        ['a', '0xc02a', 2, 1, 'ETH', 2500],
        ['a', 'b', 3, 1, 'WETH', 2500],
        ['b', 'exchange', 4, 1, 'ETH', 2500],
      ],
      { labels: { exchange: 'exchange', '0xc02a': 'dex' }, contracts: { WETH: '0xc02a' } },
    );
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 2500 });
  });

  it('follows a change that no transfer shows, and says so', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 1000],
        ['a', 'exchange', 20, 0.4, 'ETH', 995],
      ],
      EXCHANGE,
    );
    const result = traceOf(input);
    expect(placesBy(input, result)).toEqual({ exchange: 1000 });
    expect(result.assumed_changes).toBe(1);
  });

  it('takes a pool share for what the money is held in', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 2000],
        ['a', 'pool', 5, 2000],
        ['0x0000000000000000000000000000000000000000', 'a', 5, 7, 'LP', 0],
      ],
      { joined: [5], labels: { pool: 'dex' } },
    );
    const result = traceOf(input);
    expect(placesBy(input, result)).toEqual({ a: 2000 });
    expect([...result.places[0]!.amounts].map(([asset, units]) => [input.assets[asset]?.asset_symbol, units])).toEqual([
      ['LP', 7n * 10n ** 18n],
    ]);
  });

  it('names where an asset without a price went, beside one that has a price', () => {
    const input = drawnTrace(
      [
        ['thief', 'd', 1, 0.01, 'ETH', 25],
        ['thief', 'm', 2, 1_000_000, 'X', 0],
        ['m', 'mixer', 3, 1_000_000, 'X', 0],
      ],
      EXCHANGE,
    );
    const result = traceOf(input);
    expect(placesBy(input, result)).toEqual({ d: 25, mixer: 0 });
    expect([...result.places[1]!.amounts.values()]).toEqual([10n ** 24n]);
    expect(result.small.count).toBe(0);
  });

  it('says by which transfers, and when, holders of assets without a price got them', () => {
    const result = traceOf(
      drawnTrace([
        ['thief', 'a', 1, 90, 'X', 0],
        ['thief', 'a', 2, 50, 'Y', 0],
      ]),
    );
    expect(result.places).toMatchObject([
      { hops: 1, rows: [0, 1], first_ms: Date.UTC(2025, 0, 1, 0, 1), last_ms: Date.UTC(2025, 0, 1, 0, 2) },
    ]);
  });

  it('traces of a transaction only the transfer that is asked about', () => {
    const input = drawnTrace(
      [
        ['a', 'c', 5, 10],
        ['a', 'c', 5, 900],
        ['c', 'd', 5, 5],
        ['c', 'exchange', 9, 905],
      ],
      { ...EXCHANGE, joined: [5] },
    );
    const traced = (...rows: number[]): [entered: bigint, exchange: number | undefined] => {
      const result = traceOf(input, { from: [], rows });
      return [result.entered, placesBy(input, result)['exchange']];
    };
    expect(traced(0)).toEqual([10n ** 19n, 10]);
    expect(traced(0, 0)).toEqual([10n ** 19n, 10]);
    expect(traced(0, 1)).toEqual([905n * 10n ** 18n, 905]);
  });

  it('leaves a transaction of very many payers and payees as its transfers are, and counts it', () => {
    const many = Array.from({ length: 990 }, (_, i) => i);
    const input = drawnTrace(
      [
        ['thief', 'p7', 1, 60, 'A', 60],
        ...many.map((i): Drawn => [`p${i}`, 'x', 5, 60, 'A', 60]),
        ...many.map((i): Drawn => ['x', `q${i}`, 5, 60, 'B', 60]),
        ['q7', 'exchange', 9, 60, 'B', 60],
      ],
      { ...EXCHANGE, joined: [5] },
    );
    const result = traceOf(input);
    expect(result.left_apart).toBe(1);
    expect(placesBy(input, result)).toEqual({ x: 60 });
  });

  it('gives a source that gets its money back the same by every method', () => {
    const input = drawnTrace([
      ['thief', 'a', 1, 100],
      ['a', 'thief', 2, 100],
    ]);
    const by = (method: ExposureMethod): Record<string, number> => placesBy(input, traceOf(input, { method }), method);
    for (const method of ['poison', 'haircut', 'fifo', 'tiho'] as const) expect(by(method)).toEqual({ thief: 100 });
  });

  it('traces an asset without a price by its units', () => {
    const input = drawnTrace(
      [
        ['thief', 'a', 1, 90, 'X', 0],
        ['a', 'exchange', 2, 60, 'X', 0],
      ],
      EXCHANGE,
    );
    const result = traceOf(input);
    expect(result.values_units).toBe(true);
    expect(
      result.places.map(({ node, share_ratio }) => [input.addresses[node], share_ratio.haircut.toFixed(3)]),
    ).toEqual([
      ['exchange', '0.667'],
      ['a', '0.333'],
    ]);
  });

  it('leaves out what is below the limit, and says how much', () => {
    const input = drawnTrace(
      [
        ['thief', 'exchange', 1, 99.5],
        ['thief', 'mixer', 2, 0.5],
      ],
      EXCHANGE,
    );
    const result = traceOf(input, { min_usd: 1 });
    expect(placesBy(input, result)).toEqual({ exchange: 99.5 });
    expect(result.ledger[0]?.sums.below_limit).toBe(5n * 10n ** 17n);
    expect(result.ledger[0]?.difference).toBe(0n);
  });

  it('says what the work budget left', () => {
    const chain = Array.from({ length: 2000 }, (_, hop): Drawn => [`h${hop}`, `h${hop + 1}`, 10 + hop, 600]);
    const result = traceOf(drawnTrace([['thief', 'h0', 1, 600], ...chain]), {}, { total_steps: 1000 });
    expect(result.is_complete).toBe(false);
    expect(result.ledger[0]?.sums.not_followed).toBe(600n * 10n ** 18n);
    expect(result.places.map(({ ending }) => ending)).toEqual(['not_followed']);
  });
});
