/** Settings of affiliate splits, and of how payments that are split at once are found. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

/** A split is the same thing to a drainer. */
export const splitSettings = {
  split_minutes: numberSetting({ min: 0, max: 1440 }, 30, {
    unit: 'minutes from a payment to its parts',
    reason:
      'A contract splits in the same transaction, a script within minutes; a bookkeeper pays out when the month ends.',
  }),
  min_share: numberSetting({ min: 0.001, max: 0.5 }, 0.03, {
    unit: 'share of a payment that the partner gets',
    reason: 'Less is a fee of the network or of a card.',
  }),
  share_tolerance: numberSetting({ min: 0, max: 0.2 }, 0.01, {
    unit: 'share of a payment by which the partner’s part may differ from the usual one',
    reason: 'An agreed share is met to the rounding and the fee.',
  }),
  own_wallet_receipts: numberSetting({ min: 0, max: 1_000, integer: true }, 3, {
    unit: 'payments that a wallet of its own receives',
    reason:
      'A ransom gets a wallet of its own, which the victim may fill in two or three parts; 0 grants none its time.',
  }),
  own_wallet_hours: numberSetting({ min: 0, max: 720 }, 72, {
    unit: 'hours that a wallet of its own may keep a payment before its parts leave',
    reason:
      'The general window of a follow: what such a wallet sends before the next receipt is that payment, however late.',
  }),
  min_fixed_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the splits between the same addresses that are at the same share',
    reason: 'A few may go wrong; sums that happen to add up are each at a share of their own.',
  }),
};

export const affiliateSplitSettingsSchema = z.strictObject({
  ...splitSettings,
  min_splits: numberSetting({ min: 3, max: 10_000, integer: true }, 5, {
    unit: 'payments that are split at the same share',
    reason: 'Again and again: the same share of unlike sums does not come about five times by accident.',
  }),
  min_payers: numberSetting({ min: 2, max: 10_000, integer: true }, 4, {
    unit: 'addresses whose payments are split',
    reason: 'One employer who pays wage and tax splits his own money; here what strangers pay is shared.',
  }),
  min_paid_once_ratio: numberSetting({ min: 0, max: 1 }, 0.8, {
    unit: 'share of the splits whose payer pays once',
    reason: 'A ransom is paid once; customers of a market come back.',
  }),
  max_takers: numberSetting({ min: 1, max: 1_000, integer: true }, 5, {
    unit: 'addresses that share payments with one partner',
    reason:
      'A market, or a platform that takes its commission, has sellers by the dozen; its list of them is no secret.',
  }),
  max_payers_of_splitter: numberSetting({ min: 1, max: 10_000, integer: true }, 3, {
    unit: 'addresses that one go-between splits payments of',
    reason: 'Each ransom gets a wallet of its own; who splits for many and keeps nothing is a platform.',
  }),
  max_other_dealings: numberSetting({ min: 0, max: 1_000, integer: true }, 0, {
    unit: 'other transfers between the two who share',
    reason: 'Partners in business lend, repay and settle; these two are never seen together.',
  }),
  min_usd: numberSetting({ min: 0, max: 1e12 }, 1_000, {
    unit: 'USD that was split in all',
    reason: 'Below this nobody needs a partner.',
  }),
});

export type AffiliateSplitSettings = z.infer<typeof affiliateSplitSettingsSchema>;
