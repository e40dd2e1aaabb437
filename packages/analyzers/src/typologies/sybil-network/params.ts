/** Settings of sybil networks. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const sybilNetworkSettingsSchema = z.strictObject({
  min_wallets: numberSetting({ min: 3, max: 100_000, integer: true }, 10, {
    unit: 'wallets',
    reason: 'A person or a small firm opens a few wallets; ten at once are steered by one hand.',
  }),
  funding_hours: numberSetting({ min: 1, max: 720 }, 24, {
    unit: 'hours from one funding to the next',
    reason: 'One script fills them one after the other; people join an employer over months.',
  }),
  max_filled_days: numberSetting({ min: 1, max: 366 }, 14, {
    unit: 'days from the first funding to the last',
    reason:
      'A script is through with its wallets within days, even a slow one; who fills new ones week after week has customers.',
  }),
  act_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours from the first act to the last, where filling the wallets took no longer',
    reason: 'The general window of a follow: the same script lets them act, at the pace at which it filled them.',
  }),
  min_same_act_ratio: numberSetting({ min: 0.1, max: 1 }, 0.7, {
    unit: 'share of the wallets that pay the same address in that time',
    reason: 'People with new wallets go different ways; most wallets of one hand do the same thing.',
  }),
  max_amount_variation: numberSetting({ min: 0, max: 2 }, 0.25, {
    unit: 'standard deviation over mean of what they pay there',
    reason: 'One script, one amount, give or take the noise it adds to look human.',
  }),
  max_spent_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of their funding that they pay to the one address',
    reason: 'Wallets that pass on all they got and do nothing else are mules, not voters or claimants.',
  }),
});

export type SybilNetworkSettings = z.infer<typeof sybilNetworkSettingsSchema>;
