/** Settings of rug pulls. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const rugPullSettingsSchema = z.strictObject({
  min_buyers: numberSetting({ min: 3, max: 100_000, integer: true }, 15, {
    unit: 'buyers',
    reason: 'A public sale draws more people than one has friends; fewer is a private deal.',
  }),
  min_drained_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'ratio of what left to what had come in',
    reason: 'Who builds what he promised spends a part and over time; four fifths at once is leaving.',
  }),
  fast_hours: numberSetting({ min: 1, max: 720 }, 24, {
    unit: 'hours from the first drain to the last',
    reason: 'The fast form: gone before buyers notice.',
  }),
  gradual_drains: numberSetting({ min: 1, max: 100, integer: true }, 10, {
    unit: 'drains of the gradual form',
    reason: 'The gradual form takes days but still only few transfers; wages and bills are many.',
  }),
  gradual_days: numberSetting({ min: 1, max: 90 }, 7, {
    unit: 'days from the first drain to the last',
    reason: 'Longer is running a project, not leaving it.',
  }),
  max_exits: numberSetting({ min: 1, max: 100, integer: true }, 6, {
    unit: 'addresses that the money leaves to',
    reason: 'A developer and his helpers; a project has suppliers by the dozen.',
  }),
  min_exits: numberSetting({ min: 1, max: 100, integer: true }, 2, {
    unit: 'addresses that the money leaves to',
    reason: 'What is handed over whole to one collector is a collection.',
  }),
  max_late_inflow_ratio: numberSetting({ min: 0, max: 1 }, 0.05, {
    unit: 'share of the receipts that come after the drains began',
    reason: 'After a rug pull nobody buys.',
  }),
  max_returned_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'share of what left that went to buyers',
    reason:
      'What goes back to those who paid is a prize, a refund or a dividend; who leaves with it gives nothing back.',
  }),
});

export type RugPullSettings = z.infer<typeof rugPullSettingsSchema>;
