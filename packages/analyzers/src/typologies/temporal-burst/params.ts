/** Settings of the typology of bursts. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const burstTypologySettingsSchema = z.strictObject({
  min_one_shape_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the transfers that run the same way, to or from different addresses',
    reason: 'A burst that is one act has one shape; traffic in all directions is business.',
  }),
  min_one_time_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the counterparties with no other transfers with the address',
    reason: 'A payroll or a shop has the same people again next time.',
  }),
  min_fan_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of what the address did in its direction within three days that falls into the burst',
    reason: 'Where the burst is only the densest hour of something longer, the longer shape gives the name.',
  }),
  min_funded_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of what is paid out that had come in within three days before',
    reason: 'Who gives out what it owns or issues bursts with nobody else’s money.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 500, {
    unit: 'USD in the burst',
    reason: 'Small change in quick succession is play or a test.',
  }),
  payroll_variation: numberSetting({ min: 0, max: 10 }, 0.5, {
    unit: 'standard deviation over mean of what is paid',
    reason: 'Wages of one firm and shares of one gift are of a size; a sum that is broken up is broken anyhow.',
  }),
  payroll_moved_on_ratio: numberSetting({ min: 0, max: 1 }, 0.15, {
    unit: 'share of the receivers that pass it on whole within three days',
    reason: 'Who is paid keeps it and spends it piece by piece; who is used passes it on. Alike and kept is a payroll.',
  }),
});

export type BurstTypologySettings = z.infer<typeof burstTypologySettingsSchema>;
