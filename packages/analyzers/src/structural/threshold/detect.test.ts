import { DAY_MS, type ThresholdPattern } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { castOf, minute, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { detectThresholdEvasion } from './detect.ts';
import { thresholdSettingsSchema } from './params.ts';

const DEFAULTS = thresholdSettingsSchema.parse({});
const evasionsOf = (input: DetectionInput, settings = DEFAULTS) =>
  detectThresholdEvasion(input, settings).patterns as ThresholdPattern[];
const payments = (amounts: readonly number[], from = 's', to = 'r'): DrawnTransfer[] =>
  amounts.map((usd, i) => [from, to, minute(i * 600), usd]);

describe('detectThresholdEvasion', () => {
  it('finds withdrawals from services just below a limit, and not what private payers send', () => {
    const withdrawn = (from: string): DrawnTransfer[] =>
      [9500, 9400, 9600, 9300, 9700].map((usd, at) => [`${from}${at % 2}`, 'r', minute(600 * at), usd]);
    const world = { services: ['x0', 'x1'] };
    const input = transfersOf(withdrawn('x'), world);
    expect(evasionsOf(input).map((evasion) => castOf(input, evasion))).toEqual([
      { structurer: ['r'], sender: ['x0', 'x1'] },
    ]);
    expect(evasionsOf(transfersOf(withdrawn('p'), world))).toEqual([]);
    // Three tenths of what it receives come from elsewhere.
    const wages = [0, 1, 2].map((at): DrawnTransfer => ['firm', 'r', minute(50 * at), 4000]);
    expect(evasionsOf(transfersOf([...withdrawn('x'), ...wages], world))).toEqual([]);
  });

  it('finds sums just below ten thousand, and names the threshold', () => {
    const input = transfersOf(payments([9500, 9400, 9600, 9300, 9700]));
    const [evasion, ...others] = evasionsOf(input);
    expect(others).toEqual([]);
    expect(evasion).toMatchObject({
      threshold_type: 'usd_10000',
      threshold_value: 10_000,
      unique_days: 2,
      avg_daily_transactions: 2.5,
      temporal_spread_score: 1,
      clustering_score: 1,
      threshold_avoidance_score: 1,
      proof_grade: 'shape_time',
    });
    // Mean 9500, sample deviation √(100,000 / 4) = 158.11.
    expect(evasion!.size_consistency).toBeCloseTo(1 / (1 + Math.sqrt(25_000) / 9500), 12);
    expect(castOf(input, evasion!)).toEqual({ structurer: ['s'], receiver: ['r'] });
  });

  it('needs five, 70 % of all and like sizes', () => {
    expect(evasionsOf(transfersOf(payments([9500, 9400, 9600, 9300])))).toEqual([]);
    expect(evasionsOf(transfersOf(payments([9500, 9400, 9600, 9300, 9700, 20, 30])))).toHaveLength(1);
    expect(evasionsOf(transfersOf(payments([9500, 9400, 9600, 9300, 9700, 20, 30, 40])))).toEqual([]);
    const strict = thresholdSettingsSchema.parse({ min_size_consistency: 0.99 });
    expect(evasionsOf(transfersOf(payments([9500, 9400, 9600, 9300, 9700])), strict)).toEqual([]);
  });

  it('passes over amounts that know no threshold', () => {
    // Seven below and two above: P(X ≥ 7 | 9, ½) = 46/512 = 0.09.
    const spread = [9500, 9400, 9600, 9300, 9700, 9200, 9100, 10_500, 11_000];
    expect(evasionsOf(transfersOf(payments(spread)))).toEqual([]);
    // Seven and one: P(X ≥ 7 | 8, ½) = 9/256 = 0.035.
    expect(evasionsOf(transfersOf(payments(spread.slice(0, 8))))).toHaveLength(1);
  });

  it('takes the bounds of the band in and the threshold itself out', () => {
    expect(evasionsOf(transfersOf(payments([8000, 8000, 8000, 9900, 9900])))).toHaveLength(1);
    expect(evasionsOf(transfersOf(payments([7999, 8000, 8000, 9900, 9901])))).toEqual([]);
    expect(evasionsOf(transfersOf(payments([10_000, 10_000, 10_000, 10_000, 10_000])))).toEqual([]);
  });

  it('adds up amounts of different assets, as the limits do', () => {
    const mixed = payments([9500, 9400, 9600, 9300, 9700]).map(([from, to, time, usd], i): DrawnTransfer => [
      from,
      to,
      time,
      usd,
      i % 2 ? 'DAI' : 'USDT',
    ]);
    expect(evasionsOf(transfersOf(mixed))).toHaveLength(1);
  });

  it('finds the pair where the sender does much else', () => {
    const input = transfersOf([
      ...payments([9500, 9400, 9600, 9300, 9700]),
      ...payments([1, 2, 3, 4, 5, 6, 7], 's', 'other'),
    ]);
    expect(evasionsOf(input).map((evasion) => castOf(input, evasion))).toEqual([
      { structurer: ['s'], receiver: ['r'] },
    ]);
  });

  it('names all receivers of a sender who spreads', () => {
    const input = transfersOf(
      [9500, 9400, 9600, 9300, 9700].map((usd, i): DrawnTransfer => ['s', `r${i}`, minute(i), usd]),
    );
    expect(evasionsOf(input).map((evasion) => castOf(input, evasion)['receiver'])).toEqual([
      ['r0', 'r1', 'r2', 'r3', 'r4'],
    ]);
  });

  it('grades as shape what has no common window or no order', () => {
    const weekly = [9500, 9400, 9600, 9300, 9700].map((usd, i): DrawnTransfer => ['s', 'r', minute(i * 7 * 1440), usd]);
    const atOnce = [9500, 9400, 9600, 9300, 9700].map((usd): DrawnTransfer => ['s', 'r', minute(0), usd]);
    expect(
      [...evasionsOf(transfersOf(weekly)), ...evasionsOf(transfersOf(atOnce))].map(({ proof_grade }) => proof_grade),
    ).toEqual(['shape', 'shape']);
  });

  it('converts a EUR threshold at the rate of the nearest earlier day, and says so', () => {
    const day = Date.UTC(2025, 0, 1) / DAY_MS;
    const amounts = payments([14_000, 14_100, 14_200, 14_300, 14_400]);
    const weakEuro = transfersOf(amounts, { eur_usd_by_day: new Map([[day - 3, 1]]) });
    expect(
      evasionsOf(weakEuro).map(({ threshold_type, threshold_value }) => [threshold_type, threshold_value]),
    ).toEqual([['eur_15000', 15_000]]);
    expect(detectThresholdEvasion(weakEuro, DEFAULTS).notices.map(({ code }) => code)).toEqual(['EUR_RATE_DAILY']);
    // At 1.25, 14,400 USD are 11,520 EUR: below 0.8 · 15,000.
    expect(evasionsOf(transfersOf(amounts, { eur_usd_by_day: new Map([[day - 3, 1.25]]) }))).toEqual([]);
    const later = transfersOf(amounts, { eur_usd_by_day: new Map([[day + 100, 1.25]]) });
    expect(detectThresholdEvasion(later, DEFAULTS).notices.map(({ code, count }) => [code, count])).toEqual([
      ['EUR_RATE_CONFIGURED', 5],
    ]);
  });

  it('takes configured thresholds', () => {
    const settings = thresholdSettingsSchema.parse({ thresholds: [{ currency: 'USD', value: 500 }] });
    expect(
      evasionsOf(transfersOf(payments([480, 470, 490, 485, 475])), settings).map(
        ({ threshold_type }) => threshold_type,
      ),
    ).toEqual(['usd_500']);
  });

  it('counts two thresholds of the same people as one identity', () => {
    const input = transfersOf([...payments([950, 940, 960, 930, 970, 955])]);
    const settings = thresholdSettingsSchema.parse({
      thresholds: [
        { currency: 'USD', value: 1000 },
        { currency: 'USD', value: 1010 },
      ],
    });
    expect(evasionsOf(input, settings).map(({ occurrence_count }) => occurrence_count)).toEqual([2]);
    const { notices } = detectThresholdEvasion(input, settings);
    expect(notices.map(({ code, count }) => [code, count])).toEqual([['IDENTITY_SHARED', 1]]);
  });

  it('cannot judge without prices, and says so', () => {
    const { patterns, notices } = detectThresholdEvasion(
      transfersOf(payments([9500, 9400, 9600, 9300, 9700]), { unpriced: ['USDT'] }),
      DEFAULTS,
    );
    expect(patterns).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(['PRICES_ALL_ZERO']);
  });

  it('leaves services, self-transfers, a single transfer and an empty window alone', () => {
    expect(evasionsOf(transfersOf(payments([9500, 9400, 9600, 9300, 9700]), { services: ['s', 'r'] }))).toEqual([]);
    expect(evasionsOf(transfersOf(payments([9500, 9400, 9600, 9300, 9700], 's', 's')))).toEqual([]);
    expect(evasionsOf(transfersOf(payments([9500])))).toEqual([]);
    expect(evasionsOf(transfersOf([]))).toEqual([]);
  });
});
