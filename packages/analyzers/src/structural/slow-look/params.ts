/** Settings of the second look at cycles, chains, networks and fans. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const slowLookSettingsSchema = z.strictObject({
  window_hours: numberSetting({ min: 0, max: 168 }, 168, {
    unit: 'hours',
    reason:
      'The patient spread a scheme over the days in which they hope to be forgotten; beyond a week chance joins what does not belong together. 0 leaves the second look out.',
  }),
  hop_hours: numberSetting({ min: 0.01, max: 168 }, 72, {
    unit: 'hours that a link of a chain may hold the money',
    reason: 'The general window of a follow, three times what a chain is given at the first look.',
  }),
  confidence_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'ratio of the height above the lowest confidence of the proof grade to that of the same shape at the first look',
    reason:
      'Twice the time has room for about twice the chance meetings; a fifth less says so, and a better proof still outranks a weaker one.',
  }),
  max_known_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of a pattern’s transfers that patterns of its type at the first look hold',
    reason: 'What is mostly known is not news: a fifth more is a stray payment at its edge.',
  }),
});

export type SlowLookSettings = z.infer<typeof slowLookSettingsSchema>;
