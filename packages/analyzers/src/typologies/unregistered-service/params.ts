/** Settings of unregistered services. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const unregisteredServiceSettingsSchema = z.strictObject({
  min_deposit_wallets: numberSetting({ min: 3, max: 1_000_000, integer: true }, 15, {
    unit: 'deposit wallets that sweep to it',
    reason: 'A customer each: a business, not a circle of friends.',
  }),
  min_withdrawals: numberSetting({ min: 3, max: 1_000_000, integer: true }, 10, {
    unit: 'addresses that it pays',
    reason: 'A collector pays few; a service pays its customers.',
  }),
});

export type UnregisteredServiceSettings = z.infer<typeof unregisteredServiceSettingsSchema>;
