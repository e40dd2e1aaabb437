/** Settings of the unusual-sums detector. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const unusualSumsSettingsSchema = z.strictObject({
  min_payees: numberSetting({ min: 2, max: 100, integer: true }, 3, {
    unit: 'addresses that a payer pays in one asset',
    reason: 'Who pays one or two has no habit that a sum could depart from.',
  }),
  max_payees: numberSetting({ min: 3, max: 1_000_000, integer: true }, 200, {
    unit: 'addresses that a payer pays in one asset',
    reason: 'Who pays more is a business: its sums are those of its customers.',
  }),
  min_factor: numberSetting({ min: 1.5, max: 1000 }, 4, {
    unit: 'times more or less than the payer’s median',
    reason: 'A dearer or cheaper purchase is no departure; four times is.',
  }),
  min_deviations: numberSetting({ min: 1, max: 100 }, 6, {
    unit: 'median deviations of the logarithm, over the payees of the payer',
    reason: 'Whose sums vary by themselves departs only where no other sum of theirs comes near.',
  }),
  max_unusual_share: numberSetting({ min: 0.01, max: 0.5 }, 0.34, {
    unit: 'share of the payees of a payer that are paid an unusual sum',
    reason: 'What a third of the payees are paid is a second habit, and no departure.',
  }),
  max_amount_factor: numberSetting({ min: 1, max: 100 }, 2, {
    unit: 'times that the largest unusual sum at an address may be the smallest',
    reason: 'What several agree on is of one order: departures that meet by chance are not.',
  }),
  min_group: numberSetting({ min: 2, max: 1000, integer: true }, 2, {
    unit: 'payers whose unusual sums hang together',
    reason:
      'One is a payment. Two meet by chance, but seldom with the same sum: chance is counted by how close they come.',
  }),
  max_chance_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'share of groups of that score that dealing out the sums anew explains',
    reason: 'What an alert may have: shuffled copies, on which whole schemes are judged, decide on what is left.',
  }),
  copies: numberSetting({ min: 1, max: 1000, integer: true }, 20, {
    unit: 'times that the sums are dealt out anew',
    reason: 'Groups of three are counted to a few in the hundred, within milliseconds.',
  }),
});

export type UnusualSumsSettings = z.infer<typeof unusualSumsSettingsSchema>;
