import { explainSettings, parseSettings } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { featureSettingsSchema } from './params.ts';

describe('featureSettingsSchema', () => {
  it('parses nothing to the defaults of the contract', () => {
    expect(featureSettingsSchema.parse({})).toMatchObject({
      small_transaction_usd: 1000,
      pass_through_hours: 24,
      dormancy_min_days: 90,
      exact_node_limit: 5000,
      max_hops: 5,
      isolation_trees: 100,
      isolation_sample_size: 256,
      near_threshold_bands: [
        { threshold_usd: 1000, lower_pct: 0.8, upper_pct: 0.99 },
        { threshold_usd: 3000, lower_pct: 0.8, upper_pct: 0.99 },
        { threshold_usd: 10_000, lower_pct: 0.8, upper_pct: 0.99 },
      ],
    });
  });

  it('names what is unknown and what contradicts', () => {
    const parse = (input: unknown) => parseSettings(featureSettingsSchema, input, 'a test');
    expect(() => parse({ night_hours: 6 })).toThrow(/night_hours/);
    expect(() => parse({ near_threshold_bands: [{ threshold_usd: 1, lower_pct: 0.9, upper_pct: 0.8 }] })).toThrow(
      /near_threshold_bands\.0: lower_pct must not exceed upper_pct/,
    );
  });

  it('gives every setting a unit and a reason', () => {
    for (const { path, unit, reason } of explainSettings(featureSettingsSchema)) {
      expect([path, unit !== '', reason !== '']).toEqual([path, true, true]);
    }
  });
});
