/** Settings of reference networks: how the copies of a window are shuffled, and what counts as alike. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const referenceSettingsSchema = z.strictObject({
  copies: numberSetting({ min: 0, max: 100, integer: true }, 10, {
    unit: 'shuffled copies of the window for each way of shuffling',
    reason:
      'Ten copies give a typology with twenty schemes a chance ratio to within a hundredth; 0 switches the comparison off.',
  }),
  copies_of_large_windows: numberSetting({ min: 0, max: 100, integer: true }, 5, {
    unit: 'shuffled copies of a window of more than a million transfers',
    reason: 'Large windows hold more schemes, so that fewer copies measure chance as well.',
  }),
  min_transfers: numberSetting({ min: 0, max: 1e9, integer: true }, 1000, {
    unit: 'transfers of the window',
    reason:
      'In a smaller window the few relations that are alike are the scheme’s own: they exchange among themselves, and the scheme comes back.',
  }),
  calibration_max_age_days: numberSetting({ min: 0, max: 365, integer: true }, 7, {
    unit: 'days that the copies of an earlier date may judge later ones',
    reason:
      'Chance changes with the habits of a network, which change by the week; a daily run then pays for copies once a week.',
  }),
  min_moved_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the units that a shuffle moved',
    reason: 'A copy that is mostly the network itself says nothing about chance: it judges no typology.',
  }),
  switches_per_relation: numberSetting({ min: 1, max: 1000, integer: true }, 20, {
    unit: 'attempted exchanges of payees for each relation',
    reason: 'Edge switching mixes well after about ten accepted exchanges an edge; half of the attempts are refused.',
  }),
  time_jitter_hours: numberSetting({ min: 0, max: 12 }, 3, {
    unit: 'hours to either side of whole days',
    reason: 'Series move by whole days and a little, so that people still act by day and rest by night.',
  }),
});

export type ReferenceSettings = z.infer<typeof referenceSettingsSchema>;
