/** Settings of structuring. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const structuringSettingsSchema = z.strictObject({
  min_transfers: numberSetting({ min: 3, max: 10_000, integer: true }, 5, {
    unit: 'transfers just below the limit',
    reason: 'With fewer, an ordinary bill that happens to lie there may have been paid a few times.',
  }),
  min_gap_variation: numberSetting({ min: 0, max: 10 }, 0.25, {
    unit: 'standard deviation over mean of the times between payments of one amount to one receiver',
    reason: 'Wages, rents and standing orders come like a clock with the same amount; whoever avoids a limit does not.',
  }),
});

export type StructuringSettings = z.infer<typeof structuringSettingsSchema>;
