/** Settings that several typologies share: by what deposit wallets are recognised. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const depositWalletSettingsSchema = z.strictObject({
  sweep_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours from a receipt to its sweep',
    reason: 'Exchanges sweep within hours, small sums within days; who keeps money longer is its owner.',
  }),
  min_swept_ratio: numberSetting({ min: 0.5, max: 1 }, 0.97, {
    unit: 'share of what came in that is swept',
    reason: 'A sweep may leave dust and pay its fee.',
  }),
  min_feeders: numberSetting({ min: 1, max: 1000, integer: true }, 3, {
    unit: 'wallets that sweep to one hub',
    reason: 'A customer and a friend may pay one deposit wallet; what three wallets sweep to is a hub.',
  }),
});

export type DepositWalletSettings = z.infer<typeof depositWalletSettingsSchema>;
