/** Settings of address poisoning. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

export const addressPoisoningSettingsSchema = z.strictObject({
  min_characters: numberSetting({ min: 2, max: 12, integer: true }, 3, {
    unit: 'characters at each end that a look-alike has in common with the address that it imitates',
    reason: 'Wallets show at least the first and the last four; what differs within three is seen.',
  }),
  max_chance_matches: numberSetting({ min: 0, max: 100 }, 0.05, {
    unit: 'addresses of the network that would look so alike by chance',
    reason:
      'How many characters must agree follows from it: with a million hexadecimal addresses seven, with a thousand six. One in twenty is what chance is granted elsewhere.',
  }),
  max_bait_ratio: numberSetting({ min: 0, max: 1 }, 0.01, {
    unit: 'ratio of what a look-alike sends to the payment that it imitates',
    reason: 'A bait costs whoever sends it to thousands next to nothing; who sends a real part of a bill is a partner.',
  }),
  min_handed_on_ratio: numberSetting({ min: 0, max: 1 }, 0.5, {
    unit: 'ratio of what a look-alike hands on in one payment to the least that it took in one',
    reason: 'What is handed on goes whole or in two; what goes in smaller parts is spent.',
  }),
  max_handed_on_ratio: numberSetting({ min: 1, max: 10 }, 1.1, {
    unit: 'ratio of what a look-alike hands on to what is left of what it took',
    reason: 'What it was given for fees may go along, and prices move; who pays more pays with other money.',
  }),
  handed_on_days: numberSetting({ min: 1, max: 366 }, 14, {
    unit: 'days from what a look-alike took last to what it hands on',
    reason: 'Stolen money moves within days; what is paid weeks later has another reason.',
  }),
  min_paid_usd: numberSetting({ min: 0, max: 1e9 }, 1, {
    unit: 'USD that the victim had paid to the address that is imitated',
    reason: 'Nobody imitates an address that is paid nothing: dust sent both ways is no dealing.',
  }),
});

export type AddressPoisoningSettings = z.infer<typeof addressPoisoningSettingsSchema>;
