import fc from 'fast-check';
import { EXPOSURE_METHODS, RISK_CATEGORIES } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../structural/detection.ts';
import { randomInput } from '../structural/testing/random-input.ts';
import { transfersOf, type DrawnTransfer, type DrawnWorld } from '../structural/testing/transfers-of.ts';
import { addressExposure } from './address-exposure.ts';
import { exposureRange, type ExposureResult } from './exposure-range.ts';
import { exposureReference } from './exposure-range.reference.ts';
import { EXPOSURE_DIRECTIONS } from './flow-columns.ts';
import { exposureRangeSettingsSchema } from './params.ts';

const SETTINGS = exposureRangeSettingsSchema.parse({});
const RISKY: DrawnWorld = { risks: { bad: 'sanctions' } };

const at = (hour: number): string => `2025-01-01T${String(hour).padStart(2, '0')}:00`;

/** Times are hours of one day. */
function rangeOf(drawn: readonly (readonly [string, string, number, number, string?])[], world: DrawnWorld = RISKY) {
  const rows = drawn.map(([from, to, hour, usd, asset = 'X']): DrawnTransfer => [from, to, at(hour), usd, asset]);
  const input = transfersOf(rows, world);
  const result = exposureRange(input, { ...SETTINGS, max_hops: 5 });
  return { result, of: (address: string) => addressExposure(result, input.addresses.addresses.indexOf(address)) };
}

const usdOf = (result: ExposureResult, input: DetectionInput, direction: string, category: number) => {
  const found = result.columns.find(
    (one) => one.direction === direction && one.risk_category === RISK_CATEGORIES[category],
  );
  return (method: (typeof EXPOSURE_METHODS)[number]): number[] => {
    const usd = input.addresses.addresses.map(() => 0);
    found?.nodes.forEach((node, place) => (usd[node] = found.exposed_usd[method][place]!));
    return usd;
  };
};

describe('exposureRange', () => {
  it('tells the methods apart where clean money came first: 100 clean, 100 tainted, 60 paid', () => {
    const { of } = rangeOf([
      ['clean', 'a', 1, 100],
      ['bad', 'a', 2, 100],
      ['a', 'b', 3, 60],
    ]);
    // Poison all 60. Haircut half. FIFO the clean 100 first: 0. TIHO: change 140 is the larger output and takes all the
    // taint: 0.
    expect(of('b')).toMatchObject([
      { risk_category: 'sanctions', direction: 'from_risk', nearest_hop: 2, moved_usd: 60 },
    ]);
    expect(of('b')[0]?.exposed_usd).toEqual({ poison: 60, haircut: 30, fifo: 0, tiho: 0 });
    expect(of('b')[0]).toMatchObject({ least_usd: 0, most_usd: 60, least_share_ratio: 0, disagreement: 1 });
  });

  it('gives the highest output the taint: 100 clean, 100 tainted, 150 paid and 50 stay', () => {
    const { of } = rangeOf([
      ['clean', 'a', 1, 100],
      ['bad', 'a', 2, 100],
      ['a', 'b', 3, 150],
    ]);
    expect(of('b')[0]?.exposed_usd).toEqual({ poison: 150, haircut: 75, fifo: 50, tiho: 100 });
  });

  it('lets all methods agree where all that was received is tainted', () => {
    const { of } = rangeOf([
      ['bad', 'a', 1, 100],
      ['a', 'b', 2, 90],
    ]);
    expect(of('b')[0]).toMatchObject({ least_usd: 90, most_usd: 90, least_share_ratio: 1, disagreement: 0 });
    expect(of('a')[0]).toMatchObject({ nearest_hop: 1, share_ratio: { haircut: 1 } });
  });

  it('takes money beyond what was received for older and clean, but poison', () => {
    const { of } = rangeOf([
      ['bad', 'a', 1, 10],
      ['a', 'b', 2, 100],
    ]);
    expect(of('b')[0]?.exposed_usd).toEqual({ poison: 100, haircut: 10, fifo: 10, tiho: 10 });
  });

  it('respects time: what was paid before the taint arrived, or in the same instant, is clean', () => {
    const { of } = rangeOf([
      ['a', 'b', 1, 50],
      ['bad', 'a', 2, 50],
      ['a', 'c', 2, 50],
    ]);
    expect([of('b'), of('c')]).toEqual([[], []]);
  });

  it('traces back from a risk: who paid what the risk was paid with', () => {
    const { of } = rangeOf([
      ['x', 'a', 1, 80],
      ['a', 'bad', 2, 80],
    ]);
    expect(of('a')).toMatchObject([{ direction: 'to_risk', nearest_hop: 1, moved_usd: 80, exposed_usd: { fifo: 80 } }]);
    expect(of('x')).toMatchObject([{ direction: 'to_risk', nearest_hop: 2, exposed_usd: { haircut: 80, tiho: 80 } }]);
  });

  it('reaches services and does not pass through them', () => {
    const { of } = rangeOf(
      [
        ['bad', 'exchange', 1, 100],
        ['exchange', 'a', 2, 100],
      ],
      { ...RISKY, services: ['exchange'] },
    );
    expect(of('exchange')).toMatchObject([{ nearest_hop: 1 }]);
    expect(of('a')).toEqual([]);
  });

  it('keeps assets apart: tainted X taints no payment in Y', () => {
    const { of } = rangeOf([
      ['bad', 'a', 1, 100, 'X'],
      ['a', 'b', 2, 100, 'Y'],
      ['a', 'c', 3, 100, 'X'],
    ]);
    expect([of('b'), of('c')[0]?.exposed_usd.haircut]).toEqual([[], 100]);
  });

  it('counts what goes to and fro with a risk as moved, in whatever assets', () => {
    const { result } = rangeOf([
      ['bad', 'a', 1, 1000],
      ['a', 'bad', 2, 1000, 'Y'],
      ['c', 'a', 3, 600],
    ]);
    expect([...result.received_usd]).toEqual([1600, 1000, 0]);
    expect([...result.sent_usd]).toEqual([1000, 1000, 600]);
  });

  it('takes a transfer for a leg of one swap only', () => {
    const { result } = rangeOf([
      ['bad', 'z', 0, 1],
      ['a', 'b', 1, 100],
      ['b', 'a', 2, 100, 'Y'],
      ['a', 'b', 3, 100],
    ]);
    expect([...result.received_usd]).toEqual([0, 100, 0, 1]);
  });

  it('keeps categories apart, and counts a risk as the end of another’s way', () => {
    const { of } = rangeOf(
      [
        ['bad', 'mixer', 1, 100],
        ['mixer', 'a', 2, 100],
      ],
      { risks: { bad: 'sanctions', mixer: 'mixer' } },
    );
    expect(of('a').map(({ risk_category }) => risk_category)).toEqual(['mixer']);
    // To the mixer what came from it counts too: bad sent to a mixer.
    expect(of('bad')).toMatchObject([{ direction: 'to_risk', risk_category: 'mixer', nearest_hop: 1 }]);
  });

  it('stops after max_hops transfers', () => {
    const chain = [
      ['bad', 'a', at(1), 100],
      ['a', 'b', at(2), 100],
      ['b', 'c', at(3), 100],
    ] as const;
    const input = transfersOf(chain, RISKY);
    const { columns } = exposureRange(input, { ...SETTINGS, max_hops: 2 });
    expect([...columns[0]!.nodes].map((node) => input.addresses.addresses[node])).toEqual(['a', 'b']);
  });

  it('does not pass through an address of more transfers than the cap, and says so', () => {
    const crowd = Array.from({ length: 12 }, (_, i): DrawnTransfer => [`p${i}`, 'hub', at(1), 10]);
    const input = transfersOf([...crowd, ['bad', 'hub', at(2), 10], ['hub', 'a', at(3), 10]], RISKY);
    const { columns, notices } = exposureRange(input, { ...SETTINGS, degree_cap: 10 });
    const reached = columns.filter(({ direction }) => direction === 'from_risk').flatMap(({ nodes }) => [...nodes]);
    expect(reached.map((node) => input.addresses.addresses[node])).toEqual(['hub']);
    expect(notices).toMatchObject([{ code: 'HUB_SKIPPED', count: 1 }]);
  });

  it('says which traces its budget cut short', () => {
    const chain = Array.from({ length: 20 }, (_, i): DrawnTransfer => [
      i === 0 ? 'bad' : `n${i}`,
      `n${i + 1}`,
      at(i),
      9,
    ]);
    const { notices } = exposureRange(transfersOf(chain, RISKY), { ...SETTINGS, max_hops: 10, total_steps: 5 });
    expect(notices.map(({ code }) => code)).toEqual(['BUDGET_REACHED', 'BUDGET_REACHED']);
  });

  it('values what is tainted at the price of each transfer, and without one at 0', () => {
    const { of } = rangeOf([['bad', 'a', 1, 100, 'X']], { ...RISKY, unpriced: ['X'] });
    expect(of('a')[0]).toMatchObject({ nearest_hop: 1, moved_usd: 0, most_usd: 0, most_share_ratio: 0 });
  });

  it('gives nothing without a risk', () => {
    expect(rangeOf([['a', 'b', 1, 100]], {}).result.columns).toEqual([]);
  });

  it('agrees with the slow reference in every method, direction, category and hop bound', () => {
    fc.assert(
      fc.property(randomInput({ selfTransfers: false }), fc.integer({ min: 1, max: 4 }), (input, max_hops) => {
        const result = exposureRange(input, { ...SETTINGS, max_hops });
        for (const direction of EXPOSURE_DIRECTIONS) {
          for (const category of [...new Set(input.addresses.risk_category)].filter((one) => one > 0)) {
            const usd = usdOf(result, input, direction, category);
            const { nearest_hop } = exposureReference(input, direction, category, 'poison', max_hops);
            input.addresses.addresses.forEach((_, node) => {
              const exposure = addressExposure(result, node).find(
                (one) => one.direction === direction && one.risk_category === RISK_CATEGORIES[category],
              );
              expect(exposure?.nearest_hop ?? 0).toBe(nearest_hop[node]);
            });
            for (const method of EXPOSURE_METHODS) {
              const expected = exposureReference(input, direction, category, method, max_hops);
              usd(method).forEach((value, node) => {
                expect(Math.abs(value - expected.usd[node]!)).toBeLessThanOrEqual(1e-6 * Math.max(1, value));
              });
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never exceeds poison, nor what was moved', () => {
    fc.assert(
      fc.property(randomInput({ selfTransfers: false }), (input) => {
        const result = exposureRange(input, SETTINGS);
        for (const node of input.addresses.addresses.keys()) {
          for (const { exposed_usd, moved_usd } of addressExposure(result, node)) {
            for (const method of EXPOSURE_METHODS) {
              expect(exposed_usd[method]).toBeLessThanOrEqual(exposed_usd.poison * (1 + 1e-9) + 1e-9);
              expect(exposed_usd[method]).toBeLessThanOrEqual(moved_usd * (1 + 1e-9) + 1e-9);
              expect(exposed_usd[method]).toBeGreaterThanOrEqual(0);
            }
          }
        }
      }),
    );
  });

  it('is the same in any order of the transfers of one instant', () => {
    fc.assert(
      fc.property(randomInput({ selfTransfers: false, steps: 6 }), (input) => {
        const { length, timestamp_ms, from, to, amount_usd, asset } = input.transfers;
        const { addresses, risk_category, is_service } = input.addresses;
        const drawn = Array.from({ length }, (_, row): DrawnTransfer => [
          addresses[from[row]!]!,
          addresses[to[row]!]!,
          new Date(timestamp_ms[row]!).toISOString().slice(0, -1),
          amount_usd[row]!,
          input.assets[asset[row]!]!.asset_symbol,
        ]);
        const world: DrawnWorld = {
          services: addresses.filter((_, node) => is_service[node] === 1),
          risks: Object.fromEntries(addresses.map((name, node) => [name, RISK_CATEGORIES[risk_category[node]!]!])),
          bystanders: addresses,
        };
        const [one, other] = [drawn, [...drawn].reverse()].map((rows) =>
          exposureRange(transfersOf(rows, world), SETTINGS),
        );
        one!.columns.forEach((columns, place) => {
          for (const method of EXPOSURE_METHODS) {
            columns.exposed_usd[method].forEach((usd, entry) => {
              expect(usd).toBeCloseTo(other!.columns[place]!.exposed_usd[method][entry]!, 6);
            });
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  it('conserves the tainted sum under haircut, FIFO and TIHO: given by the risks = ended + still held', () => {
    fc.assert(
      fc.property(randomInput({ selfTransfers: false, transfers: 25 }), (input) => {
        // A way of 25 transfers has no more hops than that, so none is cut off.
        for (const category of [...new Set(input.addresses.risk_category)].filter((one) => one > 0)) {
          for (const method of ['haircut', 'fifo', 'tiho'] as const) {
            const { given_by_sources, arrived_at_ends, still_held } = exposureReference(
              input,
              'from_risk',
              category,
              method,
              30,
            );
            expect(arrived_at_ends + still_held).toBeCloseTo(given_by_sources, 5);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
