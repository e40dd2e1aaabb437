import type { ProximityPattern } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { randomInput } from '../testing/random-input.ts';
import { minute, namesOf, transfersOf, type DrawnTransfer, type DrawnWorld } from '../testing/transfers-of.ts';
import { detectProximity } from './detect.ts';
import { proximitySettingsSchema } from './params.ts';
import { referenceExposure } from './paths.reference.ts';
import { taintSearch } from './taint-search.ts';

const DEFAULTS = proximitySettingsSchema.parse({});
const mixer: DrawnWorld = { risks: { R: 'mixer' } };
const exposedBy = (input: DetectionInput, settings = DEFAULTS) =>
  detectProximity(input, settings).patterns as ProximityPattern[];
const brief = (input: DetectionInput) =>
  exposedBy(input).map((pattern) => [
    namesOf(input, [pattern.address])[0],
    pattern.direction,
    pattern.distance_to_risk,
    Math.round(pattern.exposed_usd * 100) / 100,
  ]);

const along = (letters: string, usd = 100): DrawnTransfer[] =>
  Array.from(letters)
    .slice(1)
    .map((to, hop) => [letters[hop]!, to, minute(60 * hop), usd]);

describe('detectProximity', () => {
  it('finds who got money from a risk, hop by hop, up to the distance', () => {
    const input = transfersOf(along('Rabcd'), mixer);
    expect(brief(input)).toEqual([
      ['a', 'from_risk', 1, 100],
      ['b', 'from_risk', 2, 100],
      ['c', 'from_risk', 3, 100],
    ]);
    const [, , third] = exposedBy(input);
    expect(namesOf(input, third!.members)).toEqual(['R', 'a', 'b', 'c']);
    expect(third).toMatchObject({
      risk_type: 'mixer',
      roles: ['risk_source', 'intermediary', 'intermediary', 'address'],
      proof_grade: 'shape_time_value',
    });
    expect([...third!.transfers]).toEqual([0, 1, 2]);
    // Mixer weighs 0.8; two further hops halve twice; all that c received is exposed.
    expect(third!.risk_propagation_score).toBeCloseTo(0.8 * 0.25, 12);
  });

  it('finds whose money went to a risk', () => {
    expect(brief(transfersOf(along('dcbaR'), mixer))).toEqual([
      ['a', 'to_risk', 1, 100],
      ['b', 'to_risk', 2, 100],
      ['c', 'to_risk', 3, 100],
    ]);
  });

  it('cuts exposure by what else an account holds', () => {
    const input = transfersOf(
      [
        ['clean', 'a', minute(0), 300],
        ['R', 'a', minute(1), 100],
        ['a', 'b', minute(2), 200],
      ],
      mixer,
    );
    // A quarter of what a holds is tainted, so a quarter of 200.
    expect(brief(input)).toEqual([
      ['a', 'from_risk', 1, 100],
      ['b', 'from_risk', 2, 50],
    ]);
    expect(exposedBy(input)[1]!.proof_grade).toBe('shape_time');
    expect(exposedBy(input)[1]!.exposed_usd_by_hop).toEqual([0, 50, 0]);
  });

  it('runs forward in time only, and not on within one instant', () => {
    expect(
      brief(
        transfersOf(
          [
            ['a', 'b', minute(0), 100],
            ['R', 'a', minute(1), 100],
          ],
          mixer,
        ),
      ),
    ).toEqual([['a', 'from_risk', 1, 100]]);
    expect(
      brief(
        transfersOf(
          [
            ['a', 'b', minute(1), 100],
            ['R', 'a', minute(1), 100],
          ],
          mixer,
        ),
      ),
    ).toEqual([['a', 'from_risk', 1, 100]]);
  });

  it('stays within one asset', () => {
    expect(
      brief(
        transfersOf(
          [
            ['R', 'a', minute(0), 100],
            ['a', 'b', minute(1), 100, 'DAI'],
          ],
          mixer,
        ),
      ),
    ).toEqual([['a', 'from_risk', 1, 100]]);
  });

  it('reaches services and does not pass through them', () => {
    expect(brief(transfersOf(along('Rabc'), { ...mixer, services: ['a'] }))).toEqual([['a', 'from_risk', 1, 100]]);
    expect(brief(transfersOf(along('cbaR'), { ...mixer, services: ['a'] }))).toEqual([['a', 'to_risk', 1, 100]]);
  });

  it('does not pass through a hub above the cap, and says so', () => {
    const crowd = Array.from({ length: 50 }, (_, i): DrawnTransfer => ['a', `x${i}`, minute(61 + i), 1]);
    const input = transfersOf([...along('Rab'), ...crowd], mixer);
    const { patterns, notices } = detectProximity(input, { ...DEFAULTS, degree_cap: 20 });
    expect(patterns).toHaveLength(1);
    expect(notices.map(({ code }) => code)).toContain('HUB_SKIPPED');
  });

  it('separates two risks over one wallet', () => {
    const input = transfersOf(
      [
        ['R', 'a', minute(0), 100],
        ['S', 'a', minute(1), 300],
        ['a', 'b', minute(2), 400],
      ],
      { risks: { R: 'mixer', S: 'scam' } },
    );
    const onB = exposedBy(input).filter(({ address }) => namesOf(input, [address])[0] === 'b');
    expect(onB.map(({ risk_type, exposed_usd }) => [risk_type, exposed_usd])).toEqual([
      ['mixer', 100],
      ['scam', 300],
    ]);
  });

  it('describes dealings both ways once, with both amounts', () => {
    const [pattern, ...others] = exposedBy(
      transfersOf(
        [
          ['R', 'a', minute(0), 100],
          ['a', 'R', minute(5), 30],
        ],
        mixer,
      ),
    );
    expect(others).toEqual([]);
    expect(pattern).toMatchObject({
      direction: 'from_risk',
      exposed_usd: 100,
      reverse_exposed_usd: 30,
      occurrence_count: 2,
    });
    expect([...pattern!.transfers]).toEqual([0, 1]);
  });

  it('counts exposures whose members are those of a larger one', () => {
    // b is exposed from R over a, and a to R over b: both are {R, a, b}.
    const ring = transfersOf(
      [
        ['R', 'a', minute(0), 100],
        ['a', 'b', minute(5), 90],
        ['b', 'R', minute(10), 80],
      ],
      mixer,
    );
    const { patterns, notices } = detectProximity(ring, DEFAULTS);
    expect(patterns.map(({ members }) => members.length)).toEqual([2, 3, 2]);
    expect(notices.map(({ code, count }) => [code, count])).toEqual([['IDENTITY_SHARED', 1]]);
  });

  it('passes over dust, zero amounts and self-transfers', () => {
    const input = transfersOf(
      [
        ['R', 'a', minute(0), 0.5],
        ['R', 'b', minute(1), 0],
        ['R', 'R', minute(2), 50],
      ],
      mixer,
    );
    const { patterns, notices } = detectProximity(input, DEFAULTS);
    expect(patterns).toEqual([]);
    expect(notices.map(({ code, count }) => [code, count])).toEqual([['EXPOSURE_BELOW_MINIMUM', 1]]);
  });

  it('lists the most exposed and counts the rest', () => {
    const input = transfersOf(
      [
        ['R', 'a', minute(0), 10],
        ['R', 'b', minute(1), 30],
        ['R', 'c', minute(2), 20],
      ],
      mixer,
    );
    const { patterns, notices } = detectProximity(input, { ...DEFAULTS, max_patterns_per_source: 2 });
    expect((patterns as ProximityPattern[]).map(({ exposed_usd }) => exposed_usd)).toEqual([30, 20]);
    expect(notices.map(({ code, count }) => [code, count])).toEqual([['PATTERNS_CAPPED', 1]]);
  });

  it('follows native amounts when nothing has a price, with no USD claimed', () => {
    const { patterns, notices } = detectProximity(
      transfersOf(along('Rab'), { ...mixer, unpriced: ['USDT'] }),
      DEFAULTS,
    );
    expect(
      (patterns as ProximityPattern[]).map(({ exposed_usd, distance_to_risk }) => [exposed_usd, distance_to_risk]),
    ).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(notices.map(({ code }) => code)).toEqual(['PRICES_ALL_ZERO']);
  });

  it('finds nothing without labels, in a single clean transfer or an empty window', () => {
    expect(brief(transfersOf(along('abc')))).toEqual([]);
    expect(brief(transfersOf([['a', 'b', minute(0), 1]], { ...mixer, bystanders: ['R'] }))).toEqual([]);
    expect(brief(transfersOf([], { ...mixer, bystanders: ['R'] }))).toEqual([]);
  });
});

describe('taintSearch', () => {
  it('agrees with walking every path', () => {
    fc.assert(
      fc.property(randomInput({ addresses: 5, transfers: 18, steps: 12 }), (input) => {
        const value = input.transfers.amount_usd;
        const limits = { maxDistance: 3, negligibleShare: 0, degreeCap: 1_000 };
        for (const direction of ['from_risk', 'to_risk'] as const) {
          const search = taintSearch(input, value, direction, limits, { left: 1e9 });
          for (let source = 0; source < input.addresses.length; source++) {
            const expected = referenceExposure(input, source, direction, 3);
            const { rows, taintOf } = search.of(source);
            const nodeOf = direction === 'from_risk' ? input.transfers.to : input.transfers.from;
            for (let node = 0; node < input.addresses.length; node++) {
              if (node === source) continue;
              rows.forEach((ofHop, hop) => {
                const there = ofHop.filter((row) => nodeOf[row] === node);
                const found = there.reduce((sum, row) => sum + taintOf(row, hop), 0);
                expect(found).toBeCloseTo(expected.get(node)?.[hop] ?? 0, 6);
              });
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
