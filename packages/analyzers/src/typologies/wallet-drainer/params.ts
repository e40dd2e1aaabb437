/** Settings of wallet drainers. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';
import { splitSettings } from '../affiliate-split/params.ts';

export const walletDrainerSettingsSchema = z.strictObject({
  ...splitSettings,
  min_victims: numberSetting({ min: 3, max: 1_000_000, integer: true }, 8, {
    unit: 'addresses that are drained',
    reason: 'A page that asks for signatures catches whoever comes; a few payers of one address may be its friends.',
  }),
  max_takers: numberSetting({ min: 1, max: 1_000, integer: true }, 5, {
    unit: 'addresses that the larger part goes to',
    reason: 'A kit pays few who run its pages; a market pays sellers by the dozen.',
  }),
  max_paid_addresses: numberSetting({ min: 1, max: 10_000, integer: true }, 6, {
    unit: 'addresses that the victims pay themselves',
    reason: 'A kit takes everything with the same few; who asks for ransoms gives each victim an address of its own.',
  }),
  min_paid_once_ratio: numberSetting({ min: 0, max: 1 }, 0.9, {
    unit: 'share of the splits whose payer pays in one moment only',
    reason: 'Nobody comes back to be robbed.',
  }),
  max_tied_ratio: numberSetting({ min: 0, max: 1 }, 0.2, {
    unit: 'share of the victims who deal with another victim or, at another time, with those who share',
    reason:
      'Strangers: nothing but the page brings them together. Members of a club, or customers of a shop, meet again.',
  }),
  max_still_paying_ratio: numberSetting({ min: 0, max: 1 }, 0.25, {
    unit: 'share of the victims who afterwards pay in the same asset more than they receive',
    reason: 'A drained wallet is empty; who gives, buys or bets has money left and goes on spending it.',
  }),
  min_consolidated_ratio: numberSetting({ min: 0, max: 1 }, 0.6, {
    unit: 'share of what was taken that goes on to few addresses',
    reason: 'What was taken has to be brought together before it can be washed.',
  }),
  max_exits: numberSetting({ min: 1, max: 100, integer: true }, 6, {
    unit: 'addresses that it goes on to',
    reason: 'A thief has a few places for it; who spends it on his life has many.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e12 }, 1_000, {
    unit: 'USD taken in all',
    reason: 'Below this it is a try.',
  }),
});

export type WalletDrainerSettings = z.infer<typeof walletDrainerSettingsSchema>;
