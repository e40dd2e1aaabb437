/** Settings of peel chains. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const peelChainSettingsSchema = z.strictObject({
  long_hops: numberSetting({ min: 2, max: 100, integer: true }, 8, {
    unit: 'transfers',
    reason: 'From this length on a chain is suspicious by itself; a shorter one needs a notable start or end.',
  }),
  dormant_days: numberSetting({ min: 1, max: 3660 }, 90, {
    unit: 'days',
    reason: 'A wallet that was silent for a quarter and then peels is spending an old hoard.',
  }),
});

export type PeelChainSettings = z.infer<typeof peelChainSettingsSchema>;
