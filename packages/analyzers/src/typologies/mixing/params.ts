/** Settings of mixing. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const mixingSettingsSchema = z.strictObject({
  min_users: numberSetting({ min: 3, max: 100_000, integer: true }, 10, {
    unit: 'depositors, and receivers',
    reason: 'A mixer hides each user among the others; with fewer there is nothing to hide among.',
  }),
  max_denominations: numberSetting({ min: 1, max: 20, integer: true }, 3, {
    unit: 'amounts',
    reason: 'Coins differ only in their size, so mixers take a few fixed sizes.',
  }),
  min_denominated_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'share of the deposits, and of the withdrawals, that are of those amounts',
    reason: 'The rest is change and fees.',
  }),
  equal_tolerance: numberSetting({ min: 0, max: 0.1 }, 0.005, {
    unit: 'ratio to the amount',
    reason: 'Room for fees that are taken from the coin, and no more.',
  }),
  max_fee_ratio: numberSetting({ min: 0, max: 0.5 }, 0.03, {
    unit: 'share of a coin that a fee takes from it on the way out',
    reason: 'Relayers of mixers ask for up to some percent, each its own; more would be another amount.',
  }),
  min_passed_ratio: numberSetting({ min: 0.1, max: 1 }, 0.8, {
    unit: 'ratio of what was paid out to what was paid in',
    reason: 'A mixer gives back what it took less its fee; a raffle or a club keeps a part.',
  }),
  max_overlap_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'share of the depositors that are paid at the same address',
    reason: 'Who gets his coins back where they came from has mixed nothing; players and members do.',
  }),
});

export type MixingSettings = z.infer<typeof mixingSettingsSchema>;
