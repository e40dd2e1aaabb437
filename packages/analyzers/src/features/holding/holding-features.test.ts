import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinColumns } from '../node-ranges.ts';
import { featureInput, hours, nearlyEqual, plainWindows, type PlainTransfer } from '../random-input.reference.ts';
import { holdingFeatures } from './holding-features.ts';
import { holdingFeaturesReference } from './holding-features.reference.ts';
import { weightedMedian } from './weighted-median.ts';

/** The columns of node 0: positive hours of `into` are receipts, of `out` are spends. */
function ofNodeZero(transfers: readonly PlainTransfer[]): { ratio: number; seconds: number } {
  const columns = holdingFeatures(featureInput({ nodeCount: 3, transfers }), 0, 1);
  return { ratio: columns.pass_through_ratio[0]!, seconds: columns.median_holding_seconds[0]! };
}

const receipt = (hour: number, usd: number, more: Partial<PlainTransfer> = {}): PlainTransfer => ({
  from: 1,
  to: 0,
  at_ms: hours(hour),
  usd,
  ...more,
});
const spend = (hour: number, usd: number, more: Partial<PlainTransfer> = {}): PlainTransfer => ({
  ...receipt(hour, usd, more),
  from: 0,
  to: 2,
});

describe('holdingFeatures', () => {
  it('agrees with its reference', () => {
    fc.assert(
      fc.property(plainWindows, (window) => {
        const input = featureInput(window);
        const columns = holdingFeatures(input, 0, window.nodeCount);
        for (let node = 0; node < window.nodeCount; node++) {
          const expected = holdingFeaturesReference(input, node);
          expect(nearlyEqual(columns.pass_through_ratio[node]!, expected['pass_through_ratio']!)).toBe(true);
          expect(nearlyEqual(columns.median_holding_seconds[node]!, expected['median_holding_seconds']!)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same bytes in ranges as in one', () => {
    fc.assert(
      fc.property(plainWindows, fc.nat(), (window, draw) => {
        const input = featureInput(window);
        const cut = draw % (window.nodeCount + 1);
        const parts = [holdingFeatures(input, 0, cut), holdingFeatures(input, cut, window.nodeCount)];
        expect(joinColumns(parts)).toEqual(holdingFeatures(input, 0, window.nodeCount));
      }),
      { numRuns: 50 },
    );
  });

  it('spends the oldest receipt first and values it at receipt', () => {
    // 10 units worth 100 at 0 h, 10 worth 300 at 20 h; 15 spent at 30 h: all of the first (30 h), half of the second
    // (10 h, 150 USD).
    const transfers = [
      receipt(0, 100, { amount: 10 }),
      receipt(20, 300, { amount: 10 }),
      spend(30, 999, { amount: 15 }),
    ];
    expect(ofNodeZero(transfers)).toEqual({ ratio: 0.375, seconds: 10 * 3600 });
  });

  it('passes through at exactly the limit and not after it', () => {
    expect(ofNodeZero([receipt(0, 10), spend(24, 10)]).ratio).toBe(1);
    expect(ofNodeZero([receipt(0, 10), { ...spend(24, 10), at_ms: hours(24) + 1 }]).ratio).toBe(0);
  });

  it('matches within an asset and ignores outflow without a receipt', () => {
    expect(ofNodeZero([receipt(0, 10), spend(1, 10, { asset: 1 })])).toEqual({ ratio: 0, seconds: 0 });
    expect(ofNodeZero([spend(0, 50), receipt(1, 10), spend(3, 40)])).toEqual({ ratio: 1, seconds: 7200 });
  });

  it('takes turns by block where clocks disagree', () => {
    const early = receipt(5, 10, { block: 1 });
    const late = spend(4, 10, { block: 2 });
    expect(ofNodeZero([early, late])).toEqual({ ratio: 1, seconds: 0 });
  });

  it('weighs receipts alike where the window has no price', () => {
    const transfers = [receipt(0, 0, { amount: 5 }), spend(2, 0, { amount: 5 })];
    expect(ofNodeZero(transfers)).toEqual({ ratio: 0, seconds: 7200 });
  });
});

describe('weightedMedian', () => {
  it('is the ordinary median of values repeated by whole weights', () => {
    const entry = fc.record({ value: fc.integer({ min: 0, max: 9 }), weight: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const repeated = entries
          .flatMap(({ value, weight }) => Array<number>(weight).fill(value))
          .sort((a, b) => a - b);
        const middle = repeated.length / 2;
        const expected =
          repeated.length === 0 ? 0 : (repeated[Math.ceil(middle) - 1]! + repeated[Math.floor(middle)]!) / 2;
        const values = Float64Array.from(entries, ({ value }) => value);
        // A tenth is no binary number: sums of it must not decide a tie.
        const weights = Float64Array.from(entries, ({ weight }) => weight * 0.1);
        expect(weightedMedian(values, weights, entries.length, new Uint32Array(entries.length))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});
