/** The tables of docs/tracing.md, worked by hand. */
import { EXPOSURE_METHODS } from '@analytics/domain';
import { expect, it } from 'vitest';
import { drawnTrace, placesBy, traceOf, type Drawn } from '../testing/drawn-trace.ts';

/** What each place got, a line a method. */
function table(...drawn: Drawn[]): Record<string, Record<string, number>> {
  const input = drawnTrace(drawn, { labels: { exchange: 'exchange', mixer: 'mixer', shop: 'merchant' } });
  return Object.fromEntries(
    EXPOSURE_METHODS.map((method) => [method, placesBy(input, traceOf(input, { method }), method)]),
  );
}

it('one address mixes: haircut, FIFO, TIHO and poison', () => {
  const found = table(
    ['owner', 'm', 1, 100],
    ['thief', 'm', 2, 100],
    ['m', 'exchange', 3, 50],
    ['m', 'mixer', 4, 120],
    ['m', 'last', 5, 30],
  );
  expect(found).toMatchObject({
    haircut: { mixer: 60, exchange: 25, last: 15 },
    fifo: { mixer: 70, exchange: 0, last: 30 },
    // Of 50 paid and 150 staying, what stays takes all 100; then 120 paid take all.
    tiho: { mixer: 100, exchange: 0, last: 0 },
    poison: { mixer: 100, exchange: 50 },
  });
});

it('two addresses mix one after the other: taint is diluted by haircut and spreads by poison', () => {
  const found = table(
    ['owner', 'm', 1, 70],
    ['other', 'n', 2, 160],
    ['thief', 'm', 3, 30],
    ['m', 'exchange', 4, 60],
    ['m', 'n', 5, 40],
    ['n', 'mixer', 6, 80],
  );
  expect(found).toMatchObject({
    haircut: { exchange: 18, mixer: 4.8, n: 7.2 },
    fifo: { exchange: 0, mixer: 0, n: 30 },
    tiho: { exchange: 30, mixer: 0, n: 0 },
    poison: { exchange: 30, mixer: 30, n: 30 },
  });
});

it('a running account by the rule of Clayton: first in, first out', () => {
  const found = table(
    ['owner', 'a', 1, 20],
    ['thief', 'a', 2, 30],
    ['owner', 'a', 3, 50],
    ['a', 'b', 4, 40],
    ['a', 'mixer', 5, 30],
    ['a', 'shop', 6, 30],
    ['b', 'exchange', 7, 20],
  );
  expect(found).toMatchObject({
    fifo: { exchange: 10, b: 10, mixer: 10 },
    haircut: { exchange: 6, b: 6, mixer: 9, shop: 9 },
    tiho: { mixer: 15, shop: 15 },
    poison: { exchange: 20, b: 20, mixer: 30, shop: 30 },
  });
});
