import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../structural/detection.ts';
import { randomInput } from '../structural/testing/random-input.ts';
import { transfersOf, type DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { habitsOf } from '../structural/unusual-sums/habits.ts';
import { unusualSumsSettingsSchema } from '../structural/unusual-sums/params.ts';
import { listedFrom, unusualSumsFrom } from '../structural/unusual-sums/detect.ts';
import { dealSums } from './deal-sums.ts';
import { exchangeAmounts } from './exchange-amounts.ts';
import { referenceSettingsSchema } from './params.ts';
import { shiftTimes } from './shift-times.ts';
import { shuffleTies } from './shuffle-ties.ts';

const settings = referenceSettingsSchema.parse({});
const windows = randomInput({ addresses: 10, transfers: 60, selfTransfers: false });

const countsOf = (keys: readonly (string | number)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};
const rowsOf = ({ transfers }: DetectionInput): number[] => [...Array(transfers.length).keys()];
const pairsOf = (input: DetectionInput): string[] =>
  [...new Set(rowsOf(input).map((row) => `${input.transfers.from[row]!},${input.transfers.to[row]!}`))].sort();
const mutualOf = (input: DetectionInput): number => {
  const pairs = new Set(pairsOf(input));
  return [...pairs].filter((pair) => pairs.has(pair.split(',').reverse().join(','))).length;
};
/** How many relations, pairs in one asset, each payer and each payee has. */
const degreesOf = (input: DetectionInput, side: 0 | 1): Record<string, number> => {
  const { from, to, asset } = input.transfers;
  const relations = new Set(rowsOf(input).map((row) => `${from[row]!},${to[row]!},${asset[row]!}`));
  return countsOf([...relations].map((relation) => relation.split(',')[side]!));
};

describe('shuffleTies', () => {
  it('keeps what every payer sends and when, all degrees, and the pairs that pay each other', () => {
    fc.assert(
      fc.property(windows, fc.nat({ max: 9 }), (input, seed) => {
        const { input: copy } = shuffleTies(input, seed, settings);
        for (const column of ['from', 'timestamp_ms', 'amount', 'amount_usd', 'asset'] as const)
          expect(copy.transfers[column]).toEqual(input.transfers[column]);
        expect(degreesOf(copy, 0)).toEqual(degreesOf(input, 0));
        expect(degreesOf(copy, 1)).toEqual(degreesOf(input, 1));
        expect(mutualOf(copy)).toBe(mutualOf(input));
        expect(rowsOf(copy).some((row) => copy.transfers.from[row] === copy.transfers.to[row])).toBe(false);
      }),
    );
  });

  it('gives the same copy for the same seed, and another for another', () => {
    const drawn = Array.from({ length: 40 }, (_, i): DrawnTransfer => [`p${i}`, `q${i}`, '2025-01-01T00:00', 100]);
    const [one, same, other] = [1, 1, 2].map((seed) => shuffleTies(transfersOf(drawn), seed, settings));
    expect(one!.input.transfers.to).toEqual(same!.input.transfers.to);
    expect(one!.input.transfers.to).not.toEqual(other!.input.transfers.to);
    expect(one!.moved_ratio).toBeGreaterThan(0.8);
  });

  it('says that it moved nothing where nothing can change places', () => {
    expect(shuffleTies(transfersOf([['a', 'b', '2025-01-01T00:00', 5]]), 1, settings).moved_ratio).toBe(0);
    expect(shuffleTies(transfersOf([]), 1, settings).moved_ratio).toBe(0);
  });
});

describe('shiftTimes', () => {
  it('keeps who pays whom and how much, and moves every relation by one offset around the window', () => {
    fc.assert(
      fc.property(windows, fc.nat({ max: 9 }), (input, seed) => {
        const { input: copy } = shiftTimes(input, seed, settings);
        const paid = ({ transfers }: DetectionInput): Record<string, number> =>
          countsOf(
            Array.from(
              { length: transfers.length },
              (_, row) =>
                `${transfers.from[row]!},${transfers.to[row]!},${transfers.asset[row]!},${transfers.amount[row]!}`,
            ),
          );
        expect(paid(copy)).toEqual(paid(input));
        const times = copy.transfers.timestamp_ms;
        expect([...times]).toEqual([...times].sort((a, b) => a - b));
        expect(times.every((time) => time >= input.window.start_ms && time < input.window.end_ms)).toBe(true);
      }),
    );
  });

  it('keeps the gaps of a relation', () => {
    const days = (day: number): string => `2025-01-${String(day).padStart(2, '0')}T12:00`;
    const drawn: DrawnTransfer[] = [1, 8, 15, 22].map((day) => ['a', 'b', days(day), 10]);
    const { transfers, window } = shiftTimes(transfersOf([...drawn, ['c', 'd', days(28), 1]]), 3, settings).input;
    const times = [...transfers.timestamp_ms].filter((_, row) => transfers.amount[row] === 10);
    const gaps = times.slice(1).map((time, i) => (time - times[i]!) / 86_400_000);
    const around = (window.end_ms - window.start_ms) / 86_400_000 - 21;
    for (const gap of gaps) expect([7, around]).toContainEqual(expect.closeTo(gap, 6));
  });
});

describe('exchangeAmounts', () => {
  it('keeps who pays whom and when, that recurring amounts recur, and the amounts of each asset', () => {
    fc.assert(
      fc.property(windows, fc.nat({ max: 9 }), (input, seed) => {
        const { input: copy } = exchangeAmounts(input, seed);
        for (const column of ['from', 'to', 'timestamp_ms', 'asset'] as const)
          expect(copy.transfers[column]).toEqual(input.transfers[column]);
        const recurring = ({ transfers }: DetectionInput): Record<string, number> =>
          countsOf(
            Object.values(
              countsOf(
                Array.from(
                  { length: transfers.length },
                  (_, row) =>
                    `${transfers.from[row]!},${transfers.to[row]!},${transfers.asset[row]!},${transfers.amount[row]!}`,
                ),
              ),
            ),
          );
        const sizes = (one: DetectionInput): number => Object.values(recurring(one)).reduce((a, b) => a + b, 0);
        expect(sizes(copy)).toBeLessThanOrEqual(sizes(input));
        const decades = ({ transfers }: DetectionInput): Record<string, number> =>
          countsOf(
            rowsOf(copy).map(
              (row) =>
                `${transfers.asset[row]!}:${transfers.amount[row]! > 0 ? Math.floor(Math.log10(transfers.amount[row]!) + 0.5) : 'none'}`,
            ),
          );
        expect(decades(copy)).toEqual(decades(input));
      }),
    );
  });
});

describe('dealSums', () => {
  const at = (hours: number): string => new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19);
  const habits = unusualSumsSettingsSchema.parse({});

  it('keeps when and to whom everybody sends, all degrees, and every sum that is not unusual', () => {
    const asked = { ...habits, max_unusual_share: 0.5 };
    fc.assert(
      fc.property(windows, fc.nat({ max: 9 }), (input, seed) => {
        const { input: copy } = dealSums(input, seed, asked);
        for (const column of ['from', 'timestamp_ms', 'asset'] as const)
          expect(copy.transfers[column]).toEqual(input.transfers[column]);
        expect(pairsOf(copy)).toEqual(pairsOf(input));
        expect(degreesOf(copy, 1)).toEqual(degreesOf(input, 1));
        const unusual = new Set(
          habitsOf(input, asked).flatMap(({ departures }) => departures.flatMap(({ rows }) => rows)),
        );
        for (const column of ['amount', 'amount_usd'] as const) {
          const usual = (_: number, row: number): boolean => !unusual.has(row);
          expect(copy.transfers[column].filter(usual)).toEqual(input.transfers[column].filter(usual));
        }
      }),
    );
  });

  it('lets unusual sums change places where they are unusual too', () => {
    const of = (payer: string, sum: number): DrawnTransfer[] => [
      ...['s', 't', 'u'].map((shop, i): DrawnTransfer => [payer, shop + payer, at(i), 200]),
      [payer, 'x' + payer, at(9), sum],
    ];
    const input = transfersOf([...of('a', 3), ...of('b', 5), ...of('c', 7)]);
    const sumsOf = ({ transfers }: DetectionInput): number[] =>
      [...transfers.amount].filter((one) => one < 100).map((one) => Math.round(one));
    expect(sumsOf(input)).toEqual([3, 5, 7]);
    const orders = [1, 2, 3, 4, 5].map((seed) => sumsOf(dealSums(input, seed, habits).input));
    for (const order of orders) expect(order.toSorted()).toEqual([3, 5, 7]);
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
  });

  it('breaks groups of unusual sums in nine of ten copies', () => {
    const planted = [0, 1, 2, 3].flatMap((nth) =>
      [0, 1, 2, 3].flatMap((payer): DrawnTransfer[] => [
        ...Array.from({ length: 9 }, (_, i): DrawnTransfer => [
          `p${nth}-${payer}`,
          `shop${(9 * nth + 5 * payer + i) % 60}`,
          at(30 * i + payer),
          150 + 60 * payer + nth,
        ]),
        [`p${nth}-${payer}`, `x${nth}`, at(400 + 20 * payer), 4],
      ]),
    );
    const input = transfersOf(planted);
    const least = listedFrom(input, habits);
    const groupsOf = (one: DetectionInput): number => unusualSumsFrom(one, habits, least).length;
    expect(groupsOf(input)).toBe(4);
    const left = [1, 2, 3, 4, 5].map((seed) => dealSums(input, seed, habits));
    expect(left.reduce((sum, copy) => sum + groupsOf(copy.input), 0)).toBeLessThanOrEqual(2);
  });

  it('judges also where no sum is unusual: nothing can be moved', () => {
    expect(dealSums(transfersOf([['a', 'b', '2025-01-01T00:00', 5]]), 1, habits).moved_ratio).toBe(1);
  });
});
