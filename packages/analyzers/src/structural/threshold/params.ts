/** Settings of the threshold-evasion detector. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

const thresholdSchema = z.strictObject({
  currency: z.enum(['USD', 'EUR']),
  value: z.number().min(1).max(1_000_000_000),
});

export const thresholdSettingsSchema = z
  .strictObject({
    thresholds: z
      .array(thresholdSchema)
      .default([
        { currency: 'USD', value: 1_000 },
        { currency: 'USD', value: 3_000 },
        { currency: 'USD', value: 10_000 },
        { currency: 'EUR', value: 15_000 },
      ])
      .meta({
        unit: 'amount in the currency',
        reason:
          'Travel rule (FATF R.16: 1,000; US: 3,000), US currency reports (10,000) and the EU limit for occasional transactions (15,000 EUR).',
      }),
    near_from_ratio: numberSetting({ min: 0.5, max: 0.99 }, 0.8, {
      unit: 'ratio to the threshold',
      reason: 'Whoever stays below a limit stays close below it, or the splitting costs too many transfers.',
    }),
    near_to_ratio: numberSetting({ min: 0.51, max: 0.9999 }, 0.99, {
      unit: 'ratio to the threshold',
      reason: 'The last per cent is left out: prices move by that much between the sending and the valuation.',
    }),
    min_transfers: numberSetting({ min: 2, max: 10_000, integer: true }, 5, {
      unit: 'transfers',
      reason: 'Fewer just below a limit are chance; five also make the test below possible at all (1/2^5 < 0.05).',
    }),
    min_share: numberSetting({ min: 0.1, max: 1 }, 0.7, {
      unit: 'share of the transfers of the sender or pair',
      reason: 'Businesses of that price range have other payments too; for a structurer it is most of what there is.',
    }),
    min_size_consistency: numberSetting({ min: 0, max: 1 }, 0.8, {
      unit: '1 / (1 + coefficient of variation)',
      reason: 'Split sums are alike; 0.8 is a deviation of a quarter of the mean, wider than the band itself.',
    }),
    significance: numberSetting({ min: 0.000001, max: 0.5 }, 0.05, {
      unit: 'probability',
      reason: 'The customary level for a one-sided test against amounts that know no threshold.',
    }),
    window_hours: numberSetting({ min: 1, max: 168 }, 72, {
      unit: 'hours',
      reason:
        'Transfers that belong together for reporting rules are days apart, not weeks; it decides the grade only.',
    }),
    eur_usd_rate: numberSetting({ min: 0.1, max: 10 }, 1.0389, {
      unit: 'USD for one EUR',
      reason:
        'ECB reference rate of eur_usd_rate_date; used for days without a price of a EUR asset on or before them.',
    }),
    eur_usd_rate_date: z.iso.date().default('2024-12-31').meta({
      unit: 'date',
      reason: 'The day of eur_usd_rate, so that a reader can check it: the last one of 2024.',
    }),
  })
  .refine((settings) => settings.near_from_ratio < settings.near_to_ratio, {
    path: ['near_to_ratio'],
    message: 'near_to_ratio must exceed near_from_ratio',
  });

export type ThresholdSettings = z.infer<typeof thresholdSettingsSchema>;
