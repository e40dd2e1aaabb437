import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFeatures, type AddressFeatureColumns } from './address-features.ts';
import { addressFeaturesReference } from './address-features.reference.ts';
import { joinColumns } from './node-ranges.ts';
import { featureInput, hours, nearlyEqual, plainWindows, type PlainTransfer } from './random-input.reference.ts';

/** The columns of node 0 in a window of these transfers. */
function ofNodeZero(transfers: readonly PlainTransfer[], nodeCount = 16): Record<string, number> {
  const columns = addressFeatures(featureInput({ nodeCount, transfers }), 0, 1);
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, (column as Float64Array)[0]!]));
}

describe('addressFeatures', () => {
  it('agrees with its reference in every column', () => {
    fc.assert(
      fc.property(plainWindows, (window) => {
        const input = featureInput(window);
        const columns = addressFeatures(input, 0, window.nodeCount);
        for (let node = 0; node < window.nodeCount; node++) {
          const expected = addressFeaturesReference(input, node);
          for (const [name, column] of Object.entries(columns) as [keyof AddressFeatureColumns, Float64Array][]) {
            if (!nearlyEqual(column[node]!, expected[name] ?? 0)) {
              expect.fail(`${name} of node ${node}: expected ${expected[name]}, found ${column[node]}`);
            }
          }
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
        const parts = [addressFeatures(input, 0, cut), addressFeatures(input, cut, window.nodeCount)];
        expect(joinColumns(parts)).toEqual(addressFeatures(input, 0, window.nodeCount));
      }),
      { numRuns: 50 },
    );
  });

  it('takes varSamp, skewPop and kurtPop of single transfers', () => {
    // 1, 2, 3, 10: mean 4, m2 = (9+4+1+36)/4 = 12.5, m3 = (-27-8-1+216)/4 = 45, m4 = (81+16+1+1296)/4 = 348.5.
    const found = ofNodeZero([1, 2, 3, 10].map((usd, i) => ({ from: i % 2, to: 1 - (i % 2), at_ms: i, usd })));
    expect(found['amount_variance']).toBeCloseTo(50 / 3, 12);
    expect(found['amount_skewness']).toBeCloseTo(45 / 12.5 ** 1.5, 12);
    expect(found['amount_kurtosis']).toBeCloseTo(348.5 / 156.25, 12);
    expect(found['volume_cv']).toBeCloseTo(Math.sqrt(50 / 3) / 4, 12);
    // Gini: (-3·1 - 1·2 + 1·3 + 3·10) / (4·16) = 28/64.
    expect(found['flow_concentration']).toBeCloseTo(28 / 64, 12);
  });

  it('sees no spread in equal amounts whose mean cannot be written exactly', () => {
    const found = ofNodeZero([0, 1, 2].map((at_ms) => ({ from: 0, to: 1, at_ms, usd: 0.1 })));
    expect(found).toMatchObject({ amount_variance: 0, amount_skewness: 0, amount_kurtosis: 0, flow_concentration: 0 });
    expect(found['amount_predictability']).toBe(1);
  });

  it('reads the clock in UTC, Monday first', () => {
    // The window starts on Wednesday 2025-01-01: two transfers at 00:00, one at 05:00, one a day later at 05:00.
    const found = ofNodeZero([0, 0, 5, 29].map((hour) => ({ from: 0, to: 1, at_ms: hours(hour), usd: 1 })));
    expect(found['hourly_entropy']).toBe(1);
    expect(found['burst_factor']).toBe(12);
    expect(found['daily_entropy']).toBeCloseTo(2 - 0.75 * Math.log2(3), 6);
    expect(found['velocity_score']).toBeCloseTo(4 / 48, 6);
    // Days of 3 and 1: mean 2, sample deviation √2.
    expect(found['consistency_score']).toBeCloseTo(1 / (1 + Math.SQRT2 / 2), 6);
  });

  it('calls a clock −1 and a single transfer regular', () => {
    const clock = ofNodeZero([0, 1, 2, 3].map((hour) => ({ from: 0, to: 1, at_ms: hours(hour), usd: 1 })));
    expect(clock).toMatchObject({ flow_burstiness: -1, transaction_regularity: 1, mean_interevent_seconds: 3600 });
    const single = ofNodeZero([{ from: 0, to: 1, at_ms: 0, usd: 1 }]);
    expect(single).toMatchObject({ flow_burstiness: 0, transaction_regularity: 1, mean_interevent_seconds: 0 });
  });

  it('weighs pairs by transfers where the window has no price', () => {
    const found = ofNodeZero([1, 1, 1, 2].map((to, at_ms) => ({ from: 0, to, at_ms, usd: 0, amount: 1 })));
    expect(found).toMatchObject({ concentration_ratio: 0.75, counterparty_concentration: 0.25, in_out_ratio: 0 });
  });

  it('ranks ten counterparties a quarter and breaks ties by address', () => {
    // Quarter one: 1 to 11 with 1 USD each, met from 11 down, so 11 is cut off by its address alone; quarter two: 11
    // only.
    const first = Array.from({ length: 11 }, (_, i) => ({ from: 0, to: i + 1, at_ms: 11 - i, usd: 1 }));
    expect(ofNodeZero([...first, { from: 0, to: 11, at_ms: hours(48), usd: 1 }])['counterparty_stability']).toBe(0);
    expect(ofNodeZero([...first, { from: 0, to: 10, at_ms: hours(48), usd: 1 }])['counterparty_stability']).toBeCloseTo(
      0.1,
      6,
    );
  });
});
