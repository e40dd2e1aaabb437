/** Settings of gather-scatter. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const gatherScatterSettingsSchema = z.strictObject({
  min_private_ends: numberSetting({ min: 1, max: 100, integer: true }, 3, {
    unit: 'senders, and receivers, that are no services',
    reason: 'What a trader moves between exchanges has this shape every day; here people pay a hub that pays people.',
  }),
  min_passed_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'ratio of what went out to what came in',
    reason: 'The general tolerance of a follow: the hub keeps at most a fifth.',
  }),
  max_overlap_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'share of the senders that are paid as well',
    reason: 'Where the same people pay and are paid they share costs or play; money that is moved goes to others.',
  }),
  min_focus_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of all that the hub takes in in the window that it gathers for this turn',
    reason:
      'A treasury or a shop takes in more than it spends on its people; a hub that is made to pass money on takes in little else.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 1_000, {
    unit: 'USD gathered',
    reason: 'Small sums take this shape among flatmates and clubs.',
  }),
});

export type GatherScatterSettings = z.infer<typeof gatherScatterSettingsSchema>;
