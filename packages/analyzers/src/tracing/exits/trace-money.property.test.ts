import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnTrace, traceOf, type Drawn, type DrawnInput, type DrawnTrace } from '../testing/drawn-trace.ts';
import { CONSERVING } from './follow-money.ts';
import { poisonReference, traceReference } from './trace-money.reference.ts';
import { traceSettingsSchema } from './params.ts';
import { moneyTracer, traceMoney, type TraceRequest, type TraceResult } from './trace-money.ts';

const NAMES = ['thief', 'a', 'b', 'c', 'd', 'exchange', 'mixer'];
const LABELS = { exchange: 'exchange', mixer: 'mixer' };
/** Everything is named, no hub is inferred. */
const ALL = { named_share_ratio: 0, poison_share_ratio: 0 };

interface Shape {
  readonly minutes: 'different' | 'few';
  readonly assets: readonly string[];
}

function worlds({ minutes, assets }: Shape): fc.Arbitrary<{ drawn: Drawn[]; world: DrawnTrace }> {
  const row = fc.tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom(...NAMES),
    fc.nat({ max: 8 }),
    fc.constantFrom(1, 3, 10, 10, 37.7, 100, 100, 1000),
    fc.constantFrom(...assets),
    fc.constantFrom(0.9, 1, 1.1),
  );
  return fc
    .tuple(fc.array(row, { maxLength: 40, size: 'max' }), fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]))
    .map(([rows, joined]) => ({
      drawn: rows
        .filter(([from, to]) => from !== to)
        .map(([from, to, minute, amount, asset, price], at): Drawn => [
          from,
          to,
          minutes === 'different' ? at : minute,
          amount,
          asset,
          assets.length > 1 ? amount * price : amount,
        ]),
      world: { labels: LABELS, joined: minutes === 'different' ? [] : joined },
    }))
    .filter(({ drawn }) => drawn.some(([from]) => from === 'thief'));
}

const MESSY: Shape = { minutes: 'few', assets: ['X', 'X', 'Y', 'Z'] };

/** Its source changes money where no transfer shows it: as a source it is not looked at, asked about by a row it is. */
const CHANGED: { drawn: Drawn[]; world: DrawnTrace } = {
  drawn: [
    ['thief', 'mixer', 0, 1, 'X', 0.9],
    ['d', 'thief', 0, 3, 'Y', 3.3],
    ['thief', 'd', 0, 3, 'X', 3.3],
  ],
  world: { labels: LABELS, joined: [] },
};
const SOURCE = { nodes: ['thief'], row: 0, direction: false };
const ROW = { nodes: [], row: 0, direction: false };

function sums(
  input: DrawnInput,
  { places }: TraceResult,
  ending: string,
  method: TraceRequest['method'],
): Record<string, number> {
  return Object.fromEntries(
    places
      .filter((place) => place.ending === ending && place.usd[method] > 1e-9)
      .map(({ node, usd }): [string, number] => [input.addresses[node]!, Number(usd[method].toFixed(3))])
      .sort(),
  );
}

/** The reference rounds at every step. */
function expectClose(found: Record<string, number>, expected: Record<string, number>): void {
  for (const name of NAMES) expect(found[name] ?? 0).toBeCloseTo(expected[name] ?? 0, 2);
}

describe('traceMoney', () => {
  it('agrees with the reference under every method that conserves', () => {
    fc.assert(
      fc.property(
        worlds({ minutes: 'different', assets: ['X'] }),
        fc.constantFrom(...CONSERVING),
        ({ drawn, world }, method) => {
          const input = drawnTrace(drawn, world);
          const result = traceOf(input, { method, min_usd: 0 }, ALL);
          const rows = drawn.map(([from, to, , amount]) => ({ from, to, amount }));
          const expected = traceReference(rows, 'thief', new Set(['exchange', 'mixer']), method);
          expectClose(sums(input, result, 'exit', method), expected.arrived);
          expectClose(sums(input, result, 'held', method), expected.held);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('agrees with the reference of poison', () => {
    fc.assert(
      fc.property(worlds({ minutes: 'different', assets: ['X'] }), ({ drawn, world }) => {
        const input = drawnTrace(drawn, world);
        const result = traceOf(input, { method: 'poison', min_usd: 0.0007 }, ALL);
        const rows = drawn.map(([from, to, , amount]) => ({ from, to, amount }));
        const expected = poisonReference(rows, 'thief', new Set(['exchange', 'mixer']), 0.0007);
        expectClose(sums(input, result, 'exit', 'poison'), expected);
      }),
      { numRuns: 300 },
    );
  });

  it('conserves value and units to the last digit, whatever the transactions, the limit and the direction', () => {
    fc.assert(
      fc.property(
        worlds(MESSY),
        fc.constantFrom(0, 0.5, 7, 50),
        fc.constantFrom('forward' as const, 'backward' as const),
        fc.constantFrom(5_000_000, 30),
        ({ drawn, world }, min_usd, direction, total_steps) => {
          const { ledger } = traceOf(drawnTrace(drawn, world), { min_usd, direction }, { ...ALL, total_steps });
          for (const { sums, difference } of ledger) {
            expect(difference).toBe(0n);
            for (const sum of Object.values(sums)) expect(sum >= 0n).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lets no more enter than the transfers that are asked about moved', () => {
    fc.assert(
      fc.property(worlds({ minutes: 'few', assets: ['X'] }), fc.nat({ max: 39 }), ({ drawn, world }, at) => {
        const input = drawnTrace(drawn, world);
        const row = at % drawn.length;
        const { entered } = traceOf(input, { from: [], rows: [row], min_usd: 0 }, ALL);
        expect(Number(entered) / 1e18).toBeLessThanOrEqual(input.transfers.amount_usd[row]! + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('never brings more to an end under a higher limit', () => {
    fc.assert(
      fc.property(
        worlds({ minutes: 'different', assets: ['X'] }),
        fc.constantFrom(...CONSERVING),
        fc.constantFrom(0.5, 7, 50),
        ({ drawn, world }, method, min_usd) => {
          const input = drawnTrace(drawn, world);
          const whole = sums(input, traceOf(input, { method, min_usd: 0 }, ALL), 'exit', method);
          const less = sums(input, traceOf(input, { method, min_usd }, ALL), 'exit', method);
          for (const [name, usd] of Object.entries(less)) expect(usd).toBeLessThanOrEqual((whole[name] ?? 0) + 1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same for the same, and poison never less than another method', () => {
    fc.assert(
      fc.property(worlds({ minutes: 'few', assets: ['X'] }), ({ drawn, world }) => {
        const input = drawnTrace(drawn, world);
        const result = traceOf(input, { min_usd: 0 }, ALL);
        expect(traceOf(drawnTrace(drawn, world), { min_usd: 0 }, ALL)).toEqual(result);
        for (const { ending, usd } of result.places) {
          if (ending === 'exit')
            for (const method of CONSERVING) expect(usd[method]).toBeLessThanOrEqual(usd.poison + 1e-6);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is the same whatever was asked of the window before', () => {
    const name = fc.constantFrom(...NAMES);
    const asked = fc.record(
      { nodes: fc.uniqueArray(name, { maxLength: 2 }), row: fc.nat(40), to: name, direction: fc.boolean() },
      { requiredKeys: ['nodes', 'row', 'direction'] },
    );
    fc.assert(
      fc.property(worlds(MESSY), fc.array(asked, { minLength: 2, maxLength: 4 }), ({ drawn, world }, questions) => {
        const input = drawnTrace(drawn, world);
        const settings = traceSettingsSchema.parse(ALL);
        const tracer = moneyTracer(input, settings);
        for (const { nodes, row, to, direction } of questions) {
          const request: TraceRequest = {
            nodes: nodes.map((one) => input.addresses.indexOf(one)).filter((node) => node >= 0),
            rows: nodes.length === 0 ? [row % drawn.length] : [],
            to: to === undefined || nodes.includes(to) ? undefined : Math.max(0, input.addresses.indexOf(to)),
            direction: direction ? 'forward' : 'backward',
            method: 'haircut',
            min_usd: 0,
            path_count: 3,
          };
          expect(tracer.trace(request)).toEqual(traceMoney(input, request, settings));
        }
      }),
      { numRuns: 300, examples: [[CHANGED, [SOURCE, ROW]]] },
    );
  });
});
