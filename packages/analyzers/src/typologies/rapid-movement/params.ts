/** Settings of rapid movement. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const rapidMovementSettingsSchema = z.strictObject({
  min_pass_through_ratio: numberSetting({ min: 0.1, max: 1 }, 0.9, {
    unit: 'share of what came in that left again in time',
    reason: 'The address keeps nothing: it exists to pass money on.',
  }),
  max_holding_hours: numberSetting({ min: 0.01, max: 168 }, 1, {
    unit: 'hours, median weighted by USD',
    reason: 'Nobody uses money within the hour of its arrival, over and over, except to move it.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e9 }, 10_000, {
    unit: 'USD in, and USD out',
    reason: 'The reporting limit of most countries: below it haste has no reason.',
  }),
  min_turns: numberSetting({ min: 1, max: 10_000, integer: true }, 4, {
    unit: 'receipts',
    reason: 'One or two are an errand; again and again is a function.',
  }),
  min_even_turns: numberSetting({ min: 1, max: 10_000 }, 2, {
    unit: 'receipts of one size that would be as even (inverse Simpson index)',
    reason: 'Where one receipt is nearly all, it passed on one sum once and lived beside it.',
  }),
  min_focus_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of all that the address takes in that it passes on so',
    reason: 'Somebody may live beside it; what is less than half of his money is not what the address is for.',
  }),
  min_private_ends: numberSetting({ min: 0, max: 10_000, integer: true }, 2, {
    unit: 'payers, and receivers, that are no services',
    reason: 'Between two services it is arbitrage or a sweep.',
  }),
  min_strangers: numberSetting({ min: 2, max: 10_000, integer: true }, 8, {
    unit: 'payers with no other transfers with it, whose payments it passes on one by one, from which on one receiver is enough',
    reason: 'A wallet that sweeps to its owner has a customer or two; what many pay once and one gets is a funnel.',
  }),
  min_dedication: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'share of what an address sent (received) that went to (came from) the mover',
    reason: 'Whose money is mostly the mover’s took part; others dealt with it in passing.',
  }),
});

export type RapidMovementSettings = z.infer<typeof rapidMovementSettingsSchema>;
