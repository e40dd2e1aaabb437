import type { CyclePattern } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { smallestRotation } from '../identity.ts';
import { randomInput } from '../testing/random-input.ts';
import { minute, namesOf, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { referenceCycles } from './cycles.reference.ts';
import { detectCycles } from './detect.ts';
import { cycleSettingsSchema } from './params.ts';

const DEFAULTS = cycleSettingsSchema.parse({});

const cyclesOf = (input: DetectionInput, settings = DEFAULTS) =>
  detectCycles(input, settings).patterns as CyclePattern[];

const triangle: DrawnTransfer[] = [
  ['b', 'c', '2025-01-01T10:00', 100],
  ['c', 'a', '2025-01-01T11:00', 95],
  ['a', 'b', '2025-01-01T12:00', 90],
];

describe('detectCycles', () => {
  it('finds a conserved triangle from where the money starts', () => {
    const input = transfersOf(triangle);
    const [cycle, ...others] = cyclesOf(input);
    expect(others).toEqual([]);
    expect(namesOf(input, cycle!.cycle_path)).toEqual(['b', 'c', 'a']);
    expect(cycle).toMatchObject({
      proof_grade: 'shape_time_value',
      pattern_subtype: '',
      hops: [0, 1, 2],
      occurrence_count: 1,
    });
  });

  it('finds the same triangle from native amounts when nothing has a price, and says so', () => {
    const input = transfersOf(triangle, { unpriced: ['USDT'] });
    const { patterns, notices } = detectCycles(input, DEFAULTS);
    expect(patterns.map(({ proof_grade }) => proof_grade)).toEqual(['shape_time_value']);
    expect(notices.map(({ code }) => code)).toEqual(['PRICES_ALL_ZERO']);
  });

  it('grades a cycle with two transfers in one instant as shape', () => {
    const input = transfersOf([triangle[0]!, triangle[1]!, ['a', 'b', '2025-01-01T11:00', 90]]);
    expect(cyclesOf(input).map(({ proof_grade }) => proof_grade)).toEqual(['shape']);
  });

  it('keeps amount-free cycles apart and below', () => {
    const input = transfersOf([triangle[0]!, triangle[1]!, ['a', 'b', '2025-01-01T12:00', 10]]);
    const [cycle] = cyclesOf(input);
    expect(cycle).toMatchObject({ pattern_subtype: 'amount_free', proof_grade: 'shape_time' });
    expect(cycle!.confidence_score).toBeLessThan(cyclesOf(transfersOf(triangle))[0]!.confidence_score);
  });

  it('takes a change of asset for amount-free', () => {
    const input = transfersOf([triangle[0]!, triangle[1]!, ['a', 'b', '2025-01-01T12:00', 90, 'DAI']]);
    expect(cyclesOf(input).map(({ pattern_subtype }) => pattern_subtype)).toEqual(['amount_free']);
  });

  it('finds nothing where time runs the other way', () => {
    const backwards = triangle.map(([from, to, , usd], i): DrawnTransfer => [from, to, `2025-01-01T1${9 - i}:00`, usd]);
    // c → a, then a → b, then b → c would need b → c last, but it is the first of a later round.
    expect(cyclesOf(transfersOf(backwards.slice(0, 3)))).toEqual([]);
  });

  it('finds nothing that takes longer than the window', () => {
    const late: DrawnTransfer[] = [triangle[0]!, triangle[1]!, ['a', 'b', '2025-01-04T10:01', 90]];
    expect(cyclesOf(transfersOf(late))).toEqual([]);
    const inTime: DrawnTransfer[] = [triangle[0]!, triangle[1]!, ['a', 'b', '2025-01-04T10:00', 90]];
    expect(cyclesOf(transfersOf(inTime))).toHaveLength(1);
  });

  it('finds cycles of two to ten transfers and none of eleven', () => {
    const ring = (size: number) =>
      Array.from({ length: size }, (_, i): DrawnTransfer => [`w${i}`, `w${(i + 1) % size}`, minute(i), 100]);
    expect(
      [2, 3, 9, 10, 11].map((size) => cyclesOf(transfersOf(ring(size))).map(({ cycle_path }) => cycle_path.length)),
    ).toEqual([[2], [3], [9], [10], []]);
  });

  it('never runs through a service', () => {
    expect(cyclesOf(transfersOf(triangle, { services: ['c'] }))).toEqual([]);
  });

  it('finds a cycle over a hub above the degree cap, wherever the hub is', () => {
    const settings = { ...DEFAULTS, degree_cap: 10 };
    for (const hub of ['a', 'b', 'c']) {
      const crowd = Array.from({ length: 40 }, (_, i): DrawnTransfer[] => [
        [`in${i}`, hub, minute(600 + i), 5],
        [hub, `out${i}`, minute(601 + i), 5],
      ]).flat();
      const { patterns } = detectCycles(transfersOf([...triangle, ...crowd]), settings);
      expect(patterns.map(({ proof_grade }) => proof_grade)).toEqual(['shape_time_value']);
    }
  });

  it('separates two cycles that share a wallet', () => {
    const second = triangle.map(([from, to, time, usd]): DrawnTransfer => [
      from === 'b' ? 'b' : `${from}2`,
      to === 'b' ? 'b' : `${to}2`,
      time,
      usd,
    ]);
    expect(cyclesOf(transfersOf([...triangle, ...second]))).toHaveLength(2);
  });

  it('describes the strongest of several occurrences and counts them', () => {
    const nextDay = triangle.map(([from, to, time], i): DrawnTransfer => [
      from,
      to,
      time.replace('01-01', '01-09'),
      100 - i,
    ]);
    const [cycle, ...others] = cyclesOf(transfersOf([...triangle, ...nextDay]));
    expect(others).toEqual([]);
    expect(cycle).toMatchObject({ occurrence_count: 2, hops: [3, 4, 5] });
  });

  it('ignores zero amounts, self-transfers, a single transfer and an empty window', () => {
    expect(cyclesOf(transfersOf([]))).toEqual([]);
    expect(cyclesOf(transfersOf([['a', 'b', '2025-01-01T00:00', 1]]))).toEqual([]);
    expect(cyclesOf(transfersOf([['a', 'a', '2025-01-01T00:00', 1]]))).toEqual([]);
    const worthless = triangle.map(([from, to, time]): DrawnTransfer => [from, to, time, 0]);
    expect(cyclesOf(transfersOf(worthless)).map(({ pattern_subtype }) => pattern_subtype)).toEqual(['amount_free']);
  });

  it('says how many starts it gave up on', () => {
    const many = Array.from({ length: 60 }, (_, i): DrawnTransfer => [
      i % 2 ? 'a' : 'b',
      i % 2 ? 'b' : 'a',
      minute(i),
      100,
    ]);
    const { notices } = detectCycles(transfersOf(many), { ...DEFAULTS, first_steps: 10, more_steps: 10 });
    expect(notices.filter(({ code }) => code === 'BUDGET_REACHED').map(({ count }) => count > 0)).toEqual([true, true]);
  });

  it('lists few cycles of layers that all pay each other, and counts the rest', () => {
    // Five layers of three, the last of which pays the first: 3^5 ways round.
    const layers = ['a', 'b', 'c', 'd', 'e'];
    const drawn = layers.flatMap((layer, at): DrawnTransfer[] =>
      [0, 1, 2].flatMap((from) =>
        [0, 1, 2].map((to): DrawnTransfer => {
          const next = layers[(at + 1) % layers.length]!;
          return [
            `${layer}${from}`,
            `${next}${to}`,
            `2025-01-01T${String(10 + at)}:${String(10 + 3 * from + to)}`,
            1000,
          ];
        }),
      ),
    );
    const { patterns, notices } = detectCycles(transfersOf(drawn), DEFAULTS);
    expect(patterns.length).toBeLessThanOrEqual(18);
    const [merged] = notices.filter(({ code }) => code === 'OVERLAPS_MERGED');
    expect(merged!.count + patterns.length).toBe(3 ** 5);
  });

  it('agrees with brute force', () => {
    const settings = {
      ...DEFAULTS,
      window_hours: 30,
      max_length: 5,
      amount_free_max_length: 4,
      degree_cap: 1000,
      first_steps: 1e6,
      more_steps: 1e6,
      max_shared_ratio: 1,
    };
    fc.assert(
      fc.property(randomInput({ addresses: 6, transfers: 24 }), (input) => {
        const expected = referenceCycles(input, settings);
        const found = cyclesOf(input, settings);
        const keys = found.map((cycle) => smallestRotation(cycle.cycle_path).join(','));
        expect([...keys].sort()).toEqual([...expected.keys()].sort());
        found.forEach((cycle, i) => {
          const reference = expected.get(keys[i]!)!;
          expect(cycle.pattern_subtype === '').toBe(reference.conserved);
          expect(reference.occurrences).toContainEqual(cycle.hops);
          expect(cycle.occurrence_count).toBe(new Set(reference.occurrences.map(([first]) => first)).size);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('finds nothing that brute force does not find where addresses are above the degree cap', () => {
    const settings = {
      ...DEFAULTS,
      window_hours: 30,
      max_length: 4,
      amount_free_max_length: 0,
      first_steps: 1e6,
      more_steps: 1e6,
      max_shared_ratio: 1,
    };
    fc.assert(
      fc.property(randomInput({ addresses: 6, transfers: 20 }), (input) => {
        const capped = cyclesOf(input, { ...settings, degree_cap: 2 }).map((cycle) =>
          smallestRotation(cycle.cycle_path).join(','),
        );
        const all = referenceCycles(input, settings);
        for (const key of capped) expect(all.get(key)?.conserved).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
