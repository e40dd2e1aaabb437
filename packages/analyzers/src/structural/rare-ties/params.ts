/** Settings of the rare-ties detector. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const rareTiesSettingsSchema = z.strictObject({
  max_transfers: numberSetting({ min: 1, max: 100, integer: true }, 2, {
    unit: 'transfers of a pair in the window',
    reason: 'A pair that deals more often knows each other; what a scheme needs once it does once or twice.',
  }),
  shortest_scale_hours: numberSetting({ min: 0.1, max: 168 }, 1, {
    unit: 'hours',
    reason:
      'The shortest time over which transfers are taken together; each longer scale is three times the one before, up to the window.',
  }),
  degree_cap: numberSetting({ min: 3, max: 100_000, integer: true }, 64, {
    unit: 'rare ties of one address within a scale, in one direction',
    reason: 'Who meets so many strangers at once is a shop, a faucet or a service: others meet there by chance.',
  }),
  min_group_bits: numberSetting({ min: -100, max: 1000 }, -6, {
    unit: 'bits beyond chance',
    reason: 'Below, a random network of the same degrees is as short a description of the group as the group itself.',
  }),
  min_group_ties: numberSetting({ min: 4, max: 1000, integer: true }, 6, {
    unit: 'rare ties',
    reason: 'Two addresses that share two counterparties are found in any network; three that do are seldom.',
  }),
  min_cycle_bits: numberSetting({ min: -100, max: 1000 }, -6, {
    unit: 'bits beyond chance',
    reason: 'Below, cycles of that length in that order close by chance.',
  }),
  min_cycle_length: numberSetting({ min: 3, max: 10, integer: true }, 3, {
    unit: 'addresses',
    reason: 'Two are a pair, and no rare tie runs both ways.',
  }),
  max_cycle_length: numberSetting({ min: 3, max: 12, integer: true }, 10, {
    unit: 'addresses',
    reason: 'The search grows with every hop; beyond ten chance closes more cycles than people do.',
  }),
  max_same_amount_share: numberSetting({ min: 0.000001, max: 1 }, 0.001, {
    unit: 'share of the relations of an asset that pay the same amount',
    reason: 'A price that many people pay goes on by chance; an amount of a few does not.',
  }),
  min_same_amount_bits: numberSetting({ min: 0, max: 1000 }, 5, {
    unit: 'bits beyond chance',
    reason:
      'One in thirty for the whole network; how often chance reaches it here is measured on copies with exchanged amounts.',
  }),
  total_steps: numberSetting({ min: 1_000, max: 100_000_000_000, integer: true }, 40_000_000, {
    unit: 'ties looked at, for each of the shapes',
    reason: 'About a second of work on one core: a run ends in time whatever the graph.',
  }),
});

export type RareTiesSettings = z.infer<typeof rareTiesSettingsSchema>;
