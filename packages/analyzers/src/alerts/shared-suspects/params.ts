/** Settings of fans among the suspects of different alerts. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const sharedSuspectsSettingsSchema = z.strictObject({
  stretch_days: numberSetting({ min: 1, max: 366 }, 30, {
    unit: 'days',
    reason: 'A group that deals with strangers one by one does so within a month: longer, and custom drowns it.',
  }),
  min_alerts: numberSetting({ min: 2, max: 1000, integer: true }, 5, {
    unit: 'different alerts that its members are suspects of',
    reason:
      'Who deals with the members of one scheme is near that scheme; members of five have no innocent reason to meet.',
  }),
  max_payments: numberSetting({ min: 5, max: 1_000_000, integer: true }, 200, {
    unit: 'addresses that the centre pays once, or that pay it once',
    reason: 'Who deals so with more is a business: among its customers are suspects of every kind.',
  }),
  min_bits: numberSetting({ min: 0, max: 100 }, 5, {
    unit: 'bits beyond chance',
    reason: 'Once in 32 by chance: what is left is counted against the same suspects, dealt out anew.',
  }),
  copies: numberSetting({ min: 1, max: 1000, integer: true }, 20, {
    unit: 'times that the suspects are dealt out anew',
    reason: 'Chance is counted to a twentieth, within milliseconds.',
  }),
  rounds: numberSetting({ min: 0, max: 10, integer: true }, 2, {
    unit: 'times that what was found is looked from again',
    reason: 'The centre of a fan is a suspect as well; a third look found nothing on any network measured. 0: no look.',
  }),
});

export type SharedSuspectsSettings = z.infer<typeof sharedSuspectsSettingsSchema>;
