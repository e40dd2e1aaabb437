/** Settings of layering. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const layeringTypologySettingsSchema = z.strictObject({
  min_intermediaries: numberSetting({ min: 1, max: 48, integer: true }, 3, {
    unit: 'addresses between the ends that are neither services nor their deposit wallets, and behave as no business',
    reason: 'One or two stops are how people move money between their own wallets and to their exchange account.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 100, {
    unit: 'USD at the first hop',
    reason: 'Below this nobody goes to the trouble of disguising where money comes from.',
  }),
});

export type LayeringTypologySettings = z.infer<typeof layeringTypologySettingsSchema>;
