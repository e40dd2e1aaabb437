import { describe, expect, it } from 'vitest';
import { featureInput, hours } from '../random-input.reference.ts';
import { riskExposureRange } from './risk-exposure-range.ts';

/** Transfers [from, to, hour, usd] with nodes 8 and 9 as the risk-labelled ones. */
function range(rows: readonly (readonly [number, number, number, number])[]) {
  const transfers = rows.map(([from, to, hour, usd]) => ({ from, to, at_ms: hours(hour), usd }));
  return riskExposureRange(featureInput({ nodeCount: 10, transfers, risks: [8, 9] })).columns;
}

describe('riskExposureRange', () => {
  it('gives the least and the most share of what was received: clean, tainted, then a part paid on', () => {
    const { risk_exposure_least_in, risk_exposure_most_in } = range([
      [1, 0, 1, 100],
      [9, 0, 2, 100],
      [0, 2, 3, 60],
    ]);
    // All methods call half of what 0 got risky; of what 2 got, FIFO and TIHO nothing, poison all.
    expect([risk_exposure_least_in[0], risk_exposure_most_in[0]]).toEqual([0.5, 0.5]);
    expect([risk_exposure_least_in[2], risk_exposure_most_in[2]]).toEqual([0, 1]);
  });

  it('adds risk labels of several kinds, and looks the other way too', () => {
    const { risk_exposure_least_in, risk_exposure_least_out, risk_exposure_most_out } = range([
      [8, 0, 1, 30],
      [9, 0, 2, 30],
      [1, 0, 3, 60],
      [2, 9, 4, 50],
      [2, 3, 5, 50],
    ]);
    expect(risk_exposure_least_in[0]).toBe(0.5);
    expect([risk_exposure_least_out[2], risk_exposure_most_out[2]]).toEqual([0.5, 0.5]);
  });

  it('is 0 where nothing is reached', () => {
    expect(range([[0, 1, 1, 5]]).risk_exposure_most_in).toEqual(new Float32Array(10));
  });
});
