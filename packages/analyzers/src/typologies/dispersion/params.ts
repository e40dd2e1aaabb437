/** Settings of dispersion. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const dispersionSettingsSchema = z.strictObject({
  min_one_time_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the receivers with no other transfers with the payer',
    reason:
      'An employer pays the same people again, a shop is paid by them; money that is spread to be lost sight of goes to strangers.',
  }),
  min_to_wallets_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of what is paid out that goes to addresses that are no services',
    reason: 'Who pays exchanges, bridges and shops among others is spending money, not spreading it.',
  }),
  funding_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours before the first payment',
    reason: 'The general window of a follow: what came in earlier was held.',
  }),
  min_funded_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of what is paid out that had come in shortly before',
    reason: 'Who gives out what it owns or issues (an airdrop, a reserve) spreads nobody else’s money.',
  }),
  max_funders: numberSetting({ min: 1, max: 1000, integer: true }, 5, {
    unit: 'addresses that most of it came from',
    reason: 'A sum comes from few; takings come from many and are then spent.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 500, {
    unit: 'USD paid out',
    reason: 'Small change is handed out to advertise, to play or to test.',
  }),
  payroll_variation: numberSetting({ min: 0, max: 10 }, 0.5, {
    unit: 'standard deviation over mean of what is paid',
    reason: 'Wages of one firm and shares of one gift are of a size; a sum that is broken up is broken anyhow.',
  }),
  payroll_moved_on_ratio: numberSetting({ min: 0, max: 1 }, 0.15, {
    unit: 'share of the receivers that pass it on whole',
    reason: 'Who is paid keeps it and spends it piece by piece; who is used passes it on. Alike and kept is a payroll.',
  }),
  moved_on_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours within which a receiver passes it on',
    reason: 'The general window of a follow.',
  }),
  slow_moved_on_hours: numberSetting({ min: 1, max: 720 }, 168, {
    unit: 'hours within which a receiver passes it on, where only the second look shows the fan',
    reason: 'Who is given a week to spread it lets its receivers wait as long: the widest window of a follow.',
  }),
  slow_pause_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours without a payment that end a fan which only the second look shows',
    reason:
      'A week cuts a patient fan off at its edge; who pays on within the general window of a follow has not finished.',
  }),
  min_focus_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of all that the address pays out in the window that belongs to the fan',
    reason:
      'A shop or a payer of bills pays every day; a dispersion is an event that makes up most of what the address does.',
  }),
});

export type DispersionSettings = z.infer<typeof dispersionSettingsSchema>;
