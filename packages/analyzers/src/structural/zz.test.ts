import fc from 'fast-check';
import { it } from 'vitest';
import { DETECTORS } from './detectors.ts';
import { structuralSettingsSchema } from './settings.ts';
import { randomInput } from './testing/random-input.ts';
it('x', () => {
  const SETTINGS = structuralSettingsSchema.parse({
  layering: { min_intermediaries: 1, peel_min_hops: 2 },
  network: { smurfing_min_mules: 3, min_mules: 2, bipartite_min_side: 2, threshold_usd: 1_000, min_total_thresholds: 1 },
  motif: { min_counterparties: 3 },
  burst: { min_transfers: 3, chain_min_hops: 3, window_minutes: 240, chain_gap_seconds: 3_600, min_z_score: 0, min_intensity: 1 },
  });
  for (const seed of [1,2,3]) {
    const by: Record<string, number> = {}; let n = 0;
    fc.assert(fc.property(randomInput({ transfers: 60, stepMinutes: 40 }), (input) => {
      n += input.transfers.length;
      for (const p of Object.values(DETECTORS).flatMap((d) => d(input, SETTINGS).patterns)) { const k = p.pattern_type + '/' + p.pattern_subtype + '/' + p.proof_grade; by[k] = (by[k] ?? 0) + 1; }
    }), { numRuns: 150, seed });
    console.log(seed, n / 150, JSON.stringify(by));
  }
});
