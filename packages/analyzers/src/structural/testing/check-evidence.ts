/**
 * What holds of every pattern, whatever found it: its evidence is of the input, between its members, and its confidence
 * within the band of its grade.
 */
import type { Pattern } from '@analytics/domain';
import { expect } from 'vitest';
import { gradeRank } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import { structuralSettingsSchema } from '../settings.ts';

/** Low enough that small random inputs hold every kind of pattern. */
export const EASY_SETTINGS = structuralSettingsSchema.parse({
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
  unusual_sums: {
    min_payees: 2,
    min_group: 2,
    min_factor: 1.5,
    min_deviations: 1,
    max_unusual_share: 0.5,
    max_amount_factor: 100,
    max_chance_ratio: 1,
  },
  threshold: { thresholds: [{ currency: 'USD', value: 105 }], min_transfers: 2, min_share: 0.3, significance: 0.5 },
});

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

export function checkEvidence(input: DetectionInput, pattern: Pattern): void {
  const { from, to, asset, length } = input.transfers;
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
    // What was swapped on the way went through the venue.
    const isSwapped = new Set(hop.rows.map((row) => asset[row])).size > 1;
    if (isSwapped) expect([from[hop.rows[0]!], to[hop.rows.at(-1)!]]).toEqual([hop.from, hop.to]);
    for (const row of hop.rows) {
      if (!isSwapped) expect([from[row], to[row]]).toEqual([hop.from, hop.to]);
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

/** The money of one transfer is spent once: no two layering paths share one. */
export function checkPathsApart(patterns: readonly Pattern[]): void {
  const rows = patterns
    .filter((one) => one.pattern_type === 'layering_path' && one.pattern_subtype === '')
    .flatMap(({ transfers }) => [...transfers]);
  expect(new Set(rows).size).toBe(rows.length);
}
