/** Settings of the burst detector: bursts of one address and chains of hops seconds apart. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const burstSettingsSchema = z
  .strictObject({
    window_minutes: numberSetting({ min: 1, max: 1440 }, 60, {
      unit: 'minutes',
      reason: 'An hour holds a session of a person or a script, and is the unit of the rates.',
    }),
    min_transfers: numberSetting({ min: 3, max: 100_000, integer: true }, 10, {
      unit: 'transfers within the window',
      reason: 'Fewer happen by hand without any purpose.',
    }),
    min_intensity: numberSetting({ min: 1, max: 1_000 }, 3, {
      unit: 'ratio of the rate in the burst to the rate outside it',
      reason: 'Daily rhythm alone changes the rate by two or three.',
    }),
    min_z_score: numberSetting({ min: 0, max: 100 }, 2, {
      unit: 'standard deviations of the hourly counts outside the burst',
      reason: 'The customary limit for a count that is not its usual variation.',
    }),
    chain_gap_seconds: numberSetting({ min: 1, max: 3_600 }, 60, {
      unit: 'seconds',
      reason: 'People do not receive, decide and pay on within a minute, several wallets in a row; scripts do.',
    }),
    chain_min_hops: numberSetting({ min: 3, max: 100, integer: true }, 5, {
      unit: 'transfers',
      reason: 'Sweeping a deposit through two or three wallets at once is how services work.',
    }),
    chain_max_hops: numberSetting({ min: 3, max: 200, integer: true }, 50, {
      unit: 'transfers',
      reason: 'Longer chains are cut here and the rest is reported as a chain of its own.',
    }),
    chain_min_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
      unit: 'ratio of the smaller to the larger of two hops',
      reason: 'The general tolerance of a follow: a fifth may be lost to fees or stay behind.',
    }),
    chain_degree_cap: numberSetting({ min: 1, max: 100_000, integer: true }, 64, {
      unit: 'outgoing transfers of one address within the gap',
      reason: 'An address that pays once a second forwards nothing in particular.',
    }),
    steps_per_start: numberSetting({ min: 10, max: 10_000_000, integer: true }, 5_000, {
      unit: 'follows tried from one starting hop',
      reason: 'Chains rarely cross themselves; where they do, this ends the search for a way around.',
    }),
  })
  .refine((settings) => settings.chain_min_hops <= settings.chain_max_hops, {
    path: ['chain_max_hops'],
    message: 'chain_max_hops must not be below chain_min_hops',
  });

export type BurstSettings = z.infer<typeof burstSettingsSchema>;
