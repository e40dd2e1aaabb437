import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureInput, hours, nearlyEqual, plainWindows, type PlainWindow } from '../random-input.reference.ts';
import { riskExposure } from './risk-exposure.ts';
import { riskExposureReference } from './risk-exposure.reference.ts';

/** Transfers [from, to, hour, usd] with node 9 as the risk-labelled one. */
function exposure(rows: readonly (readonly [number, number, number, number])[], more: Partial<PlainWindow> = {}) {
  const transfers = rows.map(([from, to, hour, usd]) => ({ from, to, at_ms: hours(hour), usd }));
  return riskExposure(featureInput({ nodeCount: 10, transfers, risks: [9], ...more }));
}

describe('riskExposure', () => {
  it('agrees with following every parcel of money', () => {
    fc.assert(
      fc.property(plainWindows, fc.integer({ min: 1, max: 5 }), (window, max_hops) => {
        const input = featureInput({ ...window, settings: { max_hops } });
        const columns = riskExposure(input);
        for (let node = 0; node < window.nodeCount; node++) {
          const expected = riskExposureReference(input, node);
          for (const [name, column] of Object.entries(columns) as [string, Float32Array][]) {
            if (!nearlyEqual(column[node]!, expected[name]!)) {
              expect.fail(`${name} of node ${node}: expected ${expected[name]}, found ${column[node]}`);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('mixes risky money with the balance it arrives in', () => {
    // 0 holds 30 of 9 and 10 of 1; half of it goes to 2, which then holds 15 risky of 20 and sends 20 on to 3.
    const rows = [
      [9, 0, 0, 30],
      [1, 0, 1, 10],
      [0, 2, 2, 20],
      [2, 3, 3, 20],
    ] as const;
    const { direct_risk_exposure_in, indirect_risk_exposure_in, nearest_risk_distance } = exposure(rows);
    expect([...indirect_risk_exposure_in.slice(0, 4)]).toEqual([0.75, 0, 0.75, 0.75]);
    expect([...direct_risk_exposure_in.slice(0, 4)]).toEqual([0.75, 0, 0, 0]);
    expect([...nearest_risk_distance.slice(0, 4)]).toEqual([1, 255, 2, 3]);
  });

  it('follows what is sent on to a risk', () => {
    // 0 sends 50 to 1, which holds 100 and sends 40 of it to 9: 40 % of 0's money gets there.
    const { indirect_risk_exposure_out } = exposure([
      [0, 1, 0, 50],
      [2, 1, 1, 50],
      [1, 9, 2, 40],
    ]);
    expect([...indirect_risk_exposure_out.slice(0, 3)].map((share) => Math.round(share * 1000))).toEqual([
      400, 1000, 400,
    ]);
  });

  it('takes outflow beyond receipts as clean money of before the window', () => {
    const { indirect_risk_exposure_in } = exposure([
      [9, 0, 0, 10],
      [0, 1, 1, 40],
      [0, 2, 2, 40],
    ]);
    expect([...indirect_risk_exposure_in.slice(1, 3)]).toEqual([0.25, 0]);
  });

  it('does not let money flow on within its millisecond', () => {
    // 0 holds 10 of 1, then gets 10 of 9 and sends 10 to 2 in one hour: what it sends is what it had.
    const { indirect_risk_exposure_in } = exposure([
      [1, 0, 0, 10],
      [9, 0, 1, 10],
      [0, 2, 1, 10],
    ]);
    expect([indirect_risk_exposure_in[0], indirect_risk_exposure_in[2]]).toEqual([0.5, 0]);
    // 4 gets 10 of 3 and sends 5 of its earlier 5 to 9 in one hour: none of 3's money gets there, all of 5's does.
    const { indirect_risk_exposure_out } = exposure([
      [5, 4, 0, 5],
      [3, 4, 2, 10],
      [4, 9, 2, 5],
    ]);
    expect([indirect_risk_exposure_out[3], indirect_risk_exposure_out[5]]).toEqual([0, 1]);
  });

  it('does not pass through a labelled service but reaches it', () => {
    const rows = [
      [9, 0, 0, 10],
      [0, 1, 1, 10],
      [2, 0, 2, 10],
      [0, 9, 3, 10],
    ] as const;
    const { indirect_risk_exposure_in, indirect_risk_exposure_out } = exposure(rows, { services: [0] });
    expect([indirect_risk_exposure_in[0], indirect_risk_exposure_in[1], indirect_risk_exposure_out[2]]).toEqual([
      0.5, 0, 0,
    ]);
  });

  it('ends at max_hops, counted from the risk itself', () => {
    const rows = [
      [9, 0, 0, 10],
      [0, 1, 1, 10],
      [1, 2, 2, 10],
    ] as const;
    const { indirect_risk_exposure_in, nearest_risk_distance } = exposure(rows, { settings: { max_hops: 2 } });
    expect([...indirect_risk_exposure_in.slice(0, 3)]).toEqual([1, 1, 0]);
    expect([...nearest_risk_distance.slice(0, 3)]).toEqual([1, 2, 255]);
    expect(nearest_risk_distance[9]).toBe(0);
  });
});
