/** Settings of dormant activation. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const dormantActivationSettingsSchema = z.strictObject({
  min_silent_days: numberSetting({ min: 1, max: 3660 }, 90, {
    unit: 'days',
    reason: 'A quarter without a transfer: the wallet was lost, kept for later, or waited until nobody looked.',
  }),
  min_silent_ratio: numberSetting({ min: 0.1, max: 1 }, 0.6, {
    unit: 'share of the window, where that is less',
    reason: 'A silence that fills most of what there is to see is long, whatever a quarter would show.',
  }),
  least_silent_days: numberSetting({ min: 1, max: 3660 }, 14, {
    unit: 'days that are long however short the window is',
    reason: 'Everybody rests for a week.',
  }),
  window_hours: numberSetting({ min: 1, max: 720 }, 72, {
    unit: 'hours from the first payment on',
    reason: 'The general window of a follow.',
  }),
  min_spent_ratio: numberSetting({ min: 0.1, max: 1 }, 0.5, {
    unit: 'share of what it held that leaves in that time',
    reason: 'A saver takes a part; whoever got hold of a key, or flees, takes most.',
  }),
  short_min_spent_ratio: numberSetting({ min: 0.1, max: 1 }, 0.75, {
    unit: 'share of what it held that leaves, where the silence is shorter than min_silent_days',
    reason: 'A short silence proves less: savers who wake take half or two thirds.',
  }),
  min_stranger_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of what leaves that goes to addresses it never dealt with and that are no services',
    reason: 'An owner cashes out at his exchange; hops between unknown wallets are a detour.',
  }),
  max_spent_ratio: numberSetting({ min: 1, max: 100 }, 1.25, {
    unit: 'ratio of what leaves to what it held',
    reason:
      'Where clearly more leaves than the loaded history shows, the history has gaps, and the silence may be one of them.',
  }),
  min_moved_on_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of what leaves that its receivers pass on within the window of a follow',
    reason: 'Money that runs on through hops is being hidden; a payment ends where it is earned.',
  }),
  follow_min_carried_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'share of a transfer that its follow carries on',
    reason: 'Fees and a small payment may leave on the way; with less, other money is followed.',
  }),
  follow_max_hops: numberSetting({ min: 1, max: 20, integer: true }, 8, {
    unit: 'transfers after the one that woke the wallet',
    reason: 'Far enough to reach where the money is cashed out; each further hop is less surely the same money.',
  }),
  max_fresh_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'ratio of what came in after it woke to what then left',
    reason: 'Who buys first and then pays is using the wallet again; here it is the old balance that leaves.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 500, {
    unit: 'USD that leave',
    reason: 'Dust that wakes up is housekeeping.',
  }),
});

export type DormantActivationSettings = z.infer<typeof dormantActivationSettingsSchema>;
