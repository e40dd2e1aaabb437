/** Settings of the exposure typologies, shared by every category. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const exposureSettingsSchema = z.strictObject({
  min_usd: numberSetting({ min: 0, max: 1e9 }, 50, {
    unit: 'USD that pass between the risk and an address',
    reason: 'Dust is sent to strangers to taint or to advertise: they touch the label and deal in nothing.',
  }),
  large_usd: numberSetting({ min: 0, max: 1e12 }, 10_000, {
    unit: 'USD that pass between the risk and an address',
    reason: 'The reporting limit: from here on any share counts.',
  }),
  min_share_ratio: numberSetting({ min: 0, max: 1 }, 0.05, {
    unit: 'share of what the address receives (sends) that comes from (goes to) the risk',
    reason: 'Below a twentieth a large user of many counterparties has met the risk by accident.',
  }),
  max_hops: numberSetting({ min: 1, max: 20, integer: true }, 5, {
    unit: 'transfers away from the risk',
    reason: 'The same bound as the exposure features: beyond it other money has mixed in.',
  }),
  follow_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours between two hops',
    reason: 'The general window of a follow.',
  }),
  follow_min_carried_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'share of a transfer that its follow carries on',
    reason: 'Fees and a small payment may leave on the way; with less, other money is followed.',
  }),
  collecting_payers: numberSetting({ min: 2, max: 1000, integer: true }, 3, {
    unit: 'addresses that pay the risk within the follow window before it passes on their money',
    reason:
      'Money that several pay in and that leaves together is takings: those who paid are its victims or its customers.',
  }),
});

export type ExposureTypologySettings = z.infer<typeof exposureSettingsSchema>;
