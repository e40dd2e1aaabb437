/** Settings of bipartite and stacked layering. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const bipartiteLayeringSettingsSchema = z.strictObject({
  min_usd: numberSetting({ min: 0, max: 1e9 }, 1_000, {
    unit: 'USD between the layers',
    reason: 'Small sums take this shape among friends and in games.',
  }),
  min_focus_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of what the paid layer takes in meanwhile that comes from who pays half of it or more',
    reason:
      'A supplier has other customers too; a layer that is made for one purpose takes in little else. The general tolerance of a follow.',
  }),
  max_recurring_ratio: numberSetting({ min: 0, max: 1 }, 0.3, {
    unit: 'share of the paying pairs that also deal outside the time of the scheme',
    reason: 'Customers come back to their suppliers; layers that are made for one purpose are used once.',
  }),
  min_density: numberSetting({ min: 0.1, max: 1 }, 0.6, {
    unit: 'paid pairs over possible pairs between two layers',
    reason: 'Independent customers each choose a few of many suppliers; here nearly everybody pays nearly everybody.',
  }),
});

export type BipartiteLayeringSettings = z.infer<typeof bipartiteLayeringSettingsSchema>;
