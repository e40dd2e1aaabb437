/** Settings of round tripping. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const roundTrippingSettingsSchema = z.strictObject({
  min_return_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'ratio of what comes back to what left',
    reason: 'The general tolerance of a follow: a fifth may be lost to fees and commissions on the way.',
  }),
  min_hops: numberSetting({ min: 2, max: 10, integer: true }, 3, {
    unit: 'transfers',
    reason: 'There and back between two addresses is a loan repaid or a refund; a detour needs a third.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 100, {
    unit: 'USD at the first hop',
    reason: 'Below this nobody goes to the trouble of disguising where money comes from.',
  }),
});

export type RoundTrippingSettings = z.infer<typeof roundTrippingSettingsSchema>;
