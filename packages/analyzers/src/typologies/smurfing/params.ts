/** Settings of smurfing. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const smurfingSettingsSchema = z.strictObject({
  min_mules: numberSetting({ min: 3, max: 1000, integer: true }, 5, {
    unit: 'mules',
    reason: 'With fewer, splitting a sum over some friends looks the same.',
  }),
  min_gathered_ratio: numberSetting({ min: 0.1, max: 1 }, 0.7, {
    unit: 'ratio of what the aggregators got to what the source paid out',
    reason:
      'The tolerance of a follow for each of two hops (0.8 · 0.9): mules take a commission. People who spend a part of their wages in one shop stay far below.',
  }),
});

export type SmurfingSettings = z.infer<typeof smurfingSettingsSchema>;
