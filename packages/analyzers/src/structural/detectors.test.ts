import type { Pattern } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTransfers } from '../transfer-index.ts';
import { gradeRank } from './confidence.ts';
import type { DetectionInput } from './detection.ts';
import { DETECTORS } from './detectors.ts';
import { identityOf } from './identity.ts';
import { structuralSettingsSchema } from './settings.ts';
import { heavyTailedInput } from './testing/heavy-tailed.ts';
import { randomInput } from './testing/random-input.ts';

/** Low enough that small random inputs hold every kind of pattern. */
const SETTINGS = structuralSettingsSchema.parse({
  layering: { min_intermediaries: 1, peel_min_hops: 2 },
  network: {
    smurfing_min_mules: 3,
    min_mules: 2,
    bipartite_min_side: 2,
    threshold_usd: 1_000,
    min_total_thresholds: 1,
  },
  motif: { min_counterparties: 3 },
  burst: {
    min_transfers: 3,
    chain_min_hops: 3,
    window_minutes: 240,
    chain_gap_seconds: 3_600,
    min_z_score: 0,
    min_intensity: 1,
  },
  threshold: { thresholds: [{ currency: 'USD', value: 105 }], min_transfers: 2, min_share: 0.3, significance: 0.5 },
});
const NAMES = Object.keys(DETECTORS) as (keyof typeof DETECTORS)[];
const BANDS = [
  [0.1, 0.35],
  [0.4, 0.65],
  [0.7, 0.95],
] as const;

/** The hops that a pattern claims, as transfers and the two nodes that each must run between. */
function claimedHops(pattern: Pattern): { rows: readonly number[]; from: number; to: number }[] {
  if (pattern.pattern_type === 'cycle') {
    const path = pattern.cycle_path;
    return pattern.hops.map((row, i) => ({ rows: [row], from: path[i]!, to: path[(i + 1) % path.length]! }));
  }
  if (pattern.pattern_type === 'layering_path') {
    return pattern.hops.map((rows, i) => ({
      rows,
      from: pattern.layering_path[i]!,
      to: pattern.layering_path[i + 1]!,
    }));
  }
  return [];
}

function checkEvidence(input: DetectionInput, pattern: Pattern): void {
  const { from, to, length } = input.transfers;
  expect(pattern.transfers.length).toBeGreaterThan(0);
  pattern.transfers.forEach((row, i) => {
    expect(row).toBeLessThan(length);
    if (i > 0) expect(row).toBeGreaterThan(pattern.transfers[i - 1]!);
    expect(pattern.members).toContain(from[row]);
    expect(pattern.members).toContain(to[row]);
  });
  const touched = new Set([...pattern.transfers].flatMap((row) => [from[row]!, to[row]!]));
  expect([...pattern.members].sort((a, b) => a - b)).toEqual([...touched].sort((a, b) => a - b));
  expect(pattern.roles).toHaveLength(pattern.members.length);
  expect(new Set(pattern.members).size).toBe(pattern.members.length);
  for (const hop of claimedHops(pattern)) {
    expect(hop.rows.length).toBeGreaterThan(0);
    for (const row of hop.rows) {
      expect([from[row], to[row]]).toEqual([hop.from, hop.to]);
      expect(pattern.transfers).toContain(row);
    }
  }
  const [low, high] = BANDS[gradeRank(pattern.proof_grade)]!;
  expect(pattern.confidence_score).toBeGreaterThanOrEqual(low);
  expect(pattern.confidence_score).toBeLessThanOrEqual(high);
  expect(pattern.occurrence_count).toBeGreaterThanOrEqual(1);
  const inner = pattern.members.filter((_, i) =>
    ['intermediary', 'mule', 'hub', 'center', 'burst_address', 'structurer', 'origin', 'member'].includes(
      pattern.roles[i]!,
    ),
  );
  for (const node of inner) expect(input.addresses.is_service[node]).toBe(0);
}

/** The same transfers with every node id turned around. */
function relabelled(input: DetectionInput): DetectionInput {
  const last = input.addresses.length - 1;
  const turned = (nodes: Uint32Array) => nodes.map((node) => last - node);
  const transfers = { ...input.transfers, from: turned(input.transfers.from), to: turned(input.transfers.to) };
  const addresses = {
    length: input.addresses.length,
    addresses: [...input.addresses.addresses].reverse(),
    is_service: input.addresses.is_service.slice().reverse(),
    risk_category: input.addresses.risk_category.slice().reverse(),
  };
  return { ...input, transfers, addresses, index: indexTransfers(transfers, addresses.length) };
}

const evidences = (patterns: readonly Pattern[]) =>
  patterns.map(({ transfers, proof_grade }) => `${proof_grade} ${transfers.join(',')}`).sort();

describe.each(NAMES)('DETECTORS.%s', (name) => {
  it('proves every pattern with transfers of the input, once per identity, the same on every call', () => {
    let patternCount = 0;
    fc.assert(
      fc.property(randomInput({ transfers: 60, stepMinutes: 40 }), (input) => {
        const result = DETECTORS[name](input, SETTINGS);
        for (const pattern of result.patterns) checkEvidence(input, pattern);
        const ids = result.patterns.map((pattern) => identityOf(pattern, input.addresses.addresses).pattern_id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { message, count } of result.notices) expect(message).toContain(String(count));
        expect(DETECTORS[name](input, SETTINGS)).toEqual(result);
        patternCount += result.patterns.length;
      }),
      { numRuns: 60 },
    );
    expect(patternCount).toBeGreaterThan(0);
  });

  it('accepts no transfer and one transfer', () => {
    fc.assert(
      fc.property(randomInput({ transfers: 1 }), (input) => {
        for (const pattern of DETECTORS[name](input, SETTINGS).patterns) checkEvidence(input, pattern);
      }),
    );
  });

  it('runs on a heavy-tailed network with a hub', () => {
    const input = heavyTailedInput({
      transferCount: 20_000,
      nodeCount: 4_000,
      hubDegree: 3_000,
      days: 20,
      serviceCount: 5,
      riskCount: 20,
      seed: 3,
    });
    for (const pattern of DETECTORS[name](input, SETTINGS).patterns.slice(0, 200)) checkEvidence(input, pattern);
  });
});

describe.each(['cycle', 'layering', 'motif', 'burst', 'threshold'] as const)('DETECTORS.%s', (name) => {
  it('does not depend on how addresses are numbered', () => {
    fc.assert(
      fc.property(randomInput({ transfers: 40, stepMinutes: 40 }), (input) => {
        expect(evidences(DETECTORS[name](relabelled(input), SETTINGS).patterns)).toEqual(
          evidences(DETECTORS[name](input, SETTINGS).patterns),
        );
      }),
      { numRuns: 50 },
    );
  });
});
