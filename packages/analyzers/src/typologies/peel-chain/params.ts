/** Settings of peel chains. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const peelChainSettingsSchema = z.strictObject({
  long_hops: numberSetting({ min: 2, max: 100, integer: true }, 8, {
    unit: 'transfers',
    reason: 'From this length on a chain is suspicious by itself; a shorter one needs a notable start or end.',
  }),
  dormant_days: numberSetting({ min: 1, max: 3660 }, 90, {
    unit: 'days',
    reason: 'A wallet that was silent for a quarter and then peels is spending an old hoard.',
  }),
  change_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of the addresses that receive and pay',
    reason:
      'Where most are emptied at once by a payment and its change, as on UTXO chains, a chain of changes is one wallet.',
  }),
  end_window_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours between two hops after the last peel',
    reason: 'The general window of a follow.',
  }),
  end_min_carried_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'share of what is left that each hop after the last peel carries on',
    reason: 'Fees and a last small payment may leave; with less, other money is followed.',
  }),
  end_max_hops: numberSetting({ min: 0, max: 20, integer: true }, 3, {
    unit: 'transfers after the last peel',
    reason: 'Enough for a deposit wallet and its sweep; beyond them any money ends at a service.',
  }),
  weak_hops: numberSetting({ min: 1, max: 100, integer: true }, 4, {
    unit: 'transfers',
    reason: 'Up to here the length adds nothing to the confidence: two or three changes of address are ordinary.',
  }),
  sure_hops: numberSetting({ min: 2, max: 200, integer: true }, 12, {
    unit: 'transfers',
    reason: 'From here on the length adds all that it can: half as long again as what is suspicious by itself.',
  }),
});

export type PeelChainSettings = z.infer<typeof peelChainSettingsSchema>;
