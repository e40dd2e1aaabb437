import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvidence } from '../testing/check-evidence.ts';
import { randomInput } from '../testing/random-input.ts';
import { castOf, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { detectUnusualSums } from './detect.ts';
import { departureGroups } from './groups.ts';
import { habitsOf } from './habits.ts';
import { unusualSumsSettingsSchema, type UnusualSumsSettings } from './params.ts';

const settings = unusualSumsSettingsSchema.parse({});
const at = (hours: number): string => new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19);

/** A payer's custom: the same sum to each of eight shops. */
const custom = (payer: string, usd: number, from = 0): DrawnTransfer[] =>
  Array.from({ length: 8 }, (_, i): DrawnTransfer => [payer, `shop${(from + i) % 40}`, at(24 * i), usd]);

const payers = ['a', 'b', 'c', 'd'];
const customs = payers.flatMap((payer, i) => custom(payer, 200 + 50 * i, 8 * i));

function found(drawn: readonly DrawnTransfer[], own: Partial<UnusualSumsSettings> = {}, services: string[] = []) {
  const input = transfersOf(drawn, { services });
  const result = detectUnusualSums(input, { ...settings, ...own });
  return { ...result, casts: result.patterns.map((pattern) => castOf(input, pattern)) };
}

describe('detectUnusualSums', () => {
  const fan = payers.map((payer, i): DrawnTransfer => [payer, 'x', at(300 + 100 * i), 3 + i / 10]);

  it('sees payers who each depart from their habit by sums of one order at one address', () => {
    const { patterns, casts } = found([...customs, ...fan]);
    expect(casts).toEqual([{ source: ['a', 'b', 'c', 'd'], destination: ['x'] }]);
    expect(patterns).toMatchObject([
      { pattern_type: 'smurfing_network', pattern_subtype: 'bipartite', found_by: 'unusual_sums' },
    ]);
    expect(patterns[0]!.transfers).toHaveLength(4);
  });

  it('sees a ring, in whatever order of time', () => {
    const ring = [3, 1, 0, 2].map((i, hop): DrawnTransfer => [
      payers[i]!,
      payers[(i + 1) % 4]!,
      at(300 + 50 * hop),
      4 + hop / 10,
    ]);
    const { patterns } = found([...customs, ...ring]);
    expect(patterns).toMatchObject([{ pattern_type: 'cycle', pattern_subtype: 'unusual_sums' }]);
    expect(patterns[0]!.members).toHaveLength(4);
  });

  it('is not what payers usually pay, however alike the sums are', () => {
    const usual = payers.map((payer, i): DrawnTransfer => [payer, 'x', at(300 + i), 200 + 50 * i]);
    expect(found([...customs, ...usual]).patterns).toEqual([]);
  });

  it('is not sums of different orders', () => {
    const apart = payers.map((payer, i): DrawnTransfer => [payer, 'x', at(300 + i), [3, 20, 2_000, 20_000][i]!]);
    expect(found([...customs, ...apart]).patterns).toEqual([]);
  });

  it('is not what is paid to a service', () => {
    expect(found([...customs, ...fan], {}, ['x']).patterns).toEqual([]);
  });

  it('is not a price: what others pay there too is unlike other spending of a payer, and usual for the payee', () => {
    const others = ['e', 'f', 'g'].map((payer, i): DrawnTransfer => [payer, 'x', at(500 + i), 3.2]);
    expect(found([...customs, ...fan, ...others]).patterns).toEqual([]);
    expect(found([...customs, ...fan, ...others.slice(0, 2)]).patterns).toHaveLength(1);
  });

  it('needs a habit: who pays whom for the first time departs from nothing', () => {
    expect(found(fan).patterns).toEqual([]);
  });

  it('leaves out groups that dealing the same sums out anew makes as often, and counts them', () => {
    // Both pay the same three, and one of these a small sum: one dealing in three brings two together.
    const alike = ['a', 'b'].flatMap((payer): DrawnTransfer[] =>
      ['x', 'y', 'z'].map((payee, i) => [payer, payee, at(10 * i), payee === 'x' ? 3 : 300]),
    );
    const { patterns, notices } = found(alike, { min_group: 2, max_chance_ratio: 0.2 });
    expect(patterns).toEqual([]);
    expect(notices).toMatchObject([{ code: 'CHANCE_GROUPS_LEFT_OUT', count: 1 }]);
  });

  it('is no payer who has departures of its own, which stay together however they are dealt', () => {
    const star = ['x', 'y', 'z', 'v'].map((payee, i): DrawnTransfer => ['a', payee, at(300 + i), 3]);
    expect(found([...customs, ...custom('a', 200, 20), ...star]).patterns).toEqual([]);
  });

  it('holds two who pay the very same sum more seldom than three who pay sums of one order', () => {
    const input = transfersOf([
      ...Array.from({ length: 40 }, (_, nth) => [
        ...custom(`p${nth}`, 400, nth),
        [`p${nth}`, `y${nth}`, at(300), 3 + nth / 10] as DrawnTransfer,
      ]).flat(),
      ...['a', 'b', 'c', 'd', 'e'].flatMap((payer, nth) => custom(payer, 400, 8 * nth)),
      ...[
        ['a', 'x', 5],
        ['b', 'x', 5],
        ['c', 'z', 3.5],
        ['d', 'z', 4.5],
        ['e', 'z', 6],
      ].map(([payer, payee, usd], i): DrawnTransfer => [payer as string, payee as string, at(400 + i), usd as number]),
    ]);
    const groups = departureGroups(habitsOf(input, settings), () => false, settings, 1);
    const scoreAt = (payee: string): number =>
      groups.find(({ departures }) => departures.some((one) => input.addresses.addresses[one.payee] === payee))!.score;
    expect(scoreAt('x')).toBeGreaterThan(scoreAt('z'));
  });

  it('does not join sums of many orders by steps', () => {
    const many = Array.from({ length: 12 }, (_, i) => `p${i}`);
    const steps = many.flatMap((payer, i): DrawnTransfer[] => [
      ...custom(payer, 90_000, i),
      [payer, 'x', at(300 + i), 2 * 1.9 ** i],
    ]);
    for (const { transfers } of found(steps, { max_chance_ratio: 1, min_group: 2 }).patterns)
      expect(transfers.length).toBeLessThanOrEqual(2);
  });

  it('ends in seconds where a thousand groups are found', () => {
    const thousand = Array.from({ length: 3_000 }, (_, i): DrawnTransfer[] => [
      ...[0, 1, 2, 3].map((n): DrawnTransfer => [`p${i}`, `shop${(7 * i + n) % 9_000}`, at(n), 500]),
      [`p${i}`, `x${i % 1_000}`, at(9), 3],
    ]).flat();
    const input = transfersOf(thousand);
    const begin = performance.now();
    expect(detectUnusualSums(input, settings).patterns).toHaveLength(1_000);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it('gives evidence that stands, and the same for the same seed', () => {
    fc.assert(
      fc.property(randomInput({ addresses: 8, transfers: 80, selfTransfers: true }), (input) => {
        const own = { ...settings, min_group: 2, max_chance_ratio: 1, max_unusual_share: 0.5 };
        const result = detectUnusualSums(input, own);
        for (const pattern of result.patterns) checkEvidence(input, pattern);
        expect(detectUnusualSums(input, own)).toEqual(result);
      }),
    );
  });
});

describe('habitsOf', () => {
  const departuresOf = (drawn: readonly DrawnTransfer[], world = {}): number[] =>
    habitsOf(transfersOf(drawn, world), settings).flatMap(({ departures }) =>
      departures.map(({ size }) => Math.round(2 ** size)),
    );

  it('takes the rows out of habit of a pair that also deals as usual', () => {
    expect(departuresOf([...custom('a', 200), ['a', 'shop1', at(400), 5], ['a', 'shop1', at(401), 7]])).toEqual([7]);
  });

  it('holds large sums unusual too, and each asset by itself', () => {
    expect(departuresOf([...custom('a', 200), ['a', 'x', at(400), 900]])).toEqual([900]);
    expect(departuresOf([...custom('a', 200), ['a', 'x', at(400), 900, 'ETH']])).toEqual([]);
  });

  it('asks more of whose sums vary', () => {
    const varied = [50, 100, 200, 400, 800].map((usd, i): DrawnTransfer => ['a', `shop${i}`, at(i), usd]);
    expect(departuresOf([...varied, ['a', 'x', at(400), 2_000]])).toEqual([]);
    expect(departuresOf([...varied, ['a', 'x', at(400), 4_000_000]])).toEqual([4_000_000]);
  });

  it('finds no departure where a third of the payees are paid so', () => {
    expect(departuresOf([200, 200, 200, 200, 5, 5, 5].map((usd, i) => ['a', `shop${i}`, at(i), usd]))).toEqual([]);
  });
});
