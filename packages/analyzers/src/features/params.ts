/** Settings of the features, each with its unit, default and reason. `{}` parses to the defaults. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';
import { exposureRangeSettingsSchema } from '../tracing/params.ts';

const nearThresholdBand = z
  .strictObject({
    threshold_usd: z.number().positive().meta({ unit: 'USD', reason: 'The amount from which a report is due.' }),
    lower_pct: numberSetting({ min: 0, max: 1 }, 0.8, {
      unit: 'ratio of threshold_usd',
      reason: 'Below four fifths of a threshold an amount is not meant to stay just under it.',
    }),
    upper_pct: numberSetting({ min: 0, max: 1 }, 0.99, {
      unit: 'ratio of threshold_usd',
      reason:
        'The last per cent is left out, so that a payment of the threshold itself at a moved price does not count.',
    }),
  })
  .refine((band) => band.lower_pct <= band.upper_pct, 'lower_pct must not exceed upper_pct');

export const featureSettingsSchema = z.strictObject({
  small_transaction_usd: numberSetting({ min: 0, max: 1e12 }, 1000, {
    unit: 'USD',
    reason: 'The FATF threshold from which virtual-asset transfers carry originator data; what is below is small.',
  }),
  near_threshold_bands: z
    .array(nearThresholdBand)
    .default([1000, 3000, 10_000].map((threshold_usd) => ({ threshold_usd, lower_pct: 0.8, upper_pct: 0.99 })))
    .meta({
      unit: 'list of bands',
      reason: 'Travel rule (1,000 and 3,000 USD) and currency transaction report (10,000 USD).',
    }),
  pass_through_hours: numberSetting({ min: 0, max: 24 * 3660 }, 24, {
    unit: 'hours',
    reason: 'Money that leaves within a day of its arrival passes through; savings and float stay longer.',
  }),
  dormancy_min_days: numberSetting({ min: 1, max: 3660, integer: true }, 90, {
    unit: 'days',
    reason: 'A quarter of a year without a transfer is silence even for a long-term holder who pays monthly.',
  }),
  max_hops: numberSetting({ min: 1, max: 20, integer: true }, 5, {
    unit: 'hops',
    reason: 'Shares diluted over more than five intermediaries say little about any one of them.',
  }),
  exposure_range: exposureRangeSettingsSchema.prefault({}),
  exact_node_limit: numberSetting({ min: 0, max: 100_000, integer: true }, 5000, {
    unit: 'addresses',
    reason: 'Up to here all shortest paths take seconds; their cost grows with addresses times edges.',
  }),
  betweenness_pivots: numberSetting({ min: 1, max: 100_000, integer: true }, 128, {
    unit: 'source addresses',
    reason:
      'The error of a value falls with the square root of the pivots: 128 order the addresses that stand out, in seconds.',
  }),
  isolation_trees: numberSetting({ min: 1, max: 10_000, integer: true }, 100, {
    unit: 'trees',
    reason: 'Path lengths converge well before 100 trees (Liu, Ting, Zhou 2008).',
  }),
  isolation_sample_size: numberSetting({ min: 2, max: 65_536, integer: true }, 256, {
    unit: 'addresses per tree',
    reason: 'Small samples keep anomalies from masking one another; 256 suffice (Liu, Ting, Zhou 2008).',
  }),
  seed: numberSetting({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }, 1, {
    unit: 'none',
    reason: 'Any fixed number: pivots, communities and forests repeat with it.',
  }),
});

export type FeatureSettings = z.infer<typeof featureSettingsSchema>;
