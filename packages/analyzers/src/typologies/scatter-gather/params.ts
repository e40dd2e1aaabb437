/** Settings of scatter-gather. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const scatterGatherSettingsSchema = z.strictObject({
  min_gathered_ratio: numberSetting({ min: 0.1, max: 1 }, 0.7, {
    unit: 'ratio of what the destination got to what the source paid out',
    reason: 'The tolerance of a follow for each of two hops; a team that stakes a part of its pay stays far below.',
  }),
  min_passed_on_ratio: numberSetting({ min: 0, max: 1 }, 0.3, {
    unit: 'of what the middles got, what they paid on, where only rare ties show the shape',
    reason: 'Fees, top-ups and spending break sums; who passes on less than a third saves, shops or pays a fee.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 1_000, {
    unit: 'USD scattered',
    reason: 'Small sums take this shape by chance, among friends who share a bill.',
  }),
});

export type ScatterGatherSettings = z.infer<typeof scatterGatherSettingsSchema>;
