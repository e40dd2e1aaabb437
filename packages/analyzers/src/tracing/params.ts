/** Settings of the exposure range. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const exposureRangeSettingsSchema = z.strictObject({
  max_hops: numberSetting({ min: 1, max: 10, integer: true }, 5, {
    unit: 'transfers away from the risk',
    reason: 'The same bound as the exposure features: beyond it other money has mixed in.',
  }),
  degree_cap: numberSetting({ min: 10, max: 100_000_000, integer: true }, 5_000, {
    unit: 'transfers of one address in one asset',
    reason: 'Through an unlabelled pool of that size everybody is exposed to everybody.',
  }),
  total_steps: numberSetting({ min: 1_000, max: 100_000_000_000, integer: true }, 20_000_000, {
    unit: 'tainted transfers looked at, over all methods, categories and directions',
    reason: 'A second or two of work on one core: a run ends in time whatever the graph.',
  }),
});

export type ExposureRangeSettings = z.infer<typeof exposureRangeSettingsSchema>;
