/** Settings of the fan detector. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const motifSettingsSchema = z
  .strictObject({
    window_hours: numberSetting({ min: 1, max: 168 }, 72, {
      unit: 'hours',
      reason: 'Collection and dispersion by one hand is done in days; what gathers over months is custom.',
    }),
    min_counterparties: numberSetting({ min: 3, max: 100_000, integer: true }, 10, {
      unit: 'distinct counterparties within the window',
      reason: 'Households and small wallets stay below ten counterparties in three days.',
    }),
    percentile: numberSetting({ min: 0.5, max: 0.9999 }, 0.99, {
      unit: 'quantile of the non-service addresses',
      reason: 'What one address in a hundred does is ordinary for that network; a fan must stand out from it.',
    }),
    high_percentile: numberSetting({ min: 0.5, max: 0.99999 }, 0.999, {
      unit: 'quantile of the non-service addresses',
      reason: 'One address in a thousand: rare enough to be surer.',
    }),
    min_first_time_share: numberSetting({ min: 0, max: 1 }, 0.5, {
      unit: 'share of the counterparties',
      reason: 'Regular payers and payees know each other: in a fan made for a purpose most meet for the first time.',
    }),
    min_equal_share: numberSetting({ min: 0, max: 1 }, 0.5, {
      unit: 'share of the transfers',
      reason: 'Independent payments differ in size; most being alike shows one plan behind them.',
    }),
    equal_tolerance: numberSetting({ min: 0, max: 0.2 }, 0.01, {
      unit: 'ratio to the median amount',
      reason: 'Room for fees and rounding, and no more.',
    }),
  })
  .refine((settings) => settings.percentile <= settings.high_percentile, {
    path: ['high_percentile'],
    message: 'high_percentile must not be below percentile',
  });

export type MotifSettings = z.infer<typeof motifSettingsSchema>;
