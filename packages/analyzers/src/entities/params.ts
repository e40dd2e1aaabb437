/** Settings of entities: when addresses count as controlled by one hand. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

const share = (standard: number, unit: string, reason: string) =>
  numberSetting({ min: 0, max: 1 }, standard, { unit, reason });
const count = (min: number, standard: number, unit: string, reason: string) =>
  numberSetting({ min, max: 1_000_000, integer: true }, standard, { unit, reason });

const weight = (standard: number, reason: string) => share(standard, 'weight, 0 to 1', reason);

const weightSettingsSchema = z.strictObject({
  deposit_wallet: weight(0.99, 'All links were right on every network that it was measured on.'),
  common_input: weight(0.99, 'Whoever signs holds the keys; a PayJoin is what makes it wrong.'),
  own_wallet: weight(0.95, 'All links were right where it was measured; favours are another matter.'),
  own_wallet_hint: weight(0.5, 'Most such links were wrong where it was measured.'),
  shared_deposit: weight(0.95, 'All links were right where it was measured; two people may share an account.'),
  shared_deposit_hint: weight(0.6, 'A friend, a tenant or a borrower pays into an account too.'),
  change_output: weight(0.85, 'Nine of ten links were right: not enough to merge.'),
  change_output_hint: weight(0.5, 'Who reuses an address for his change looks the other way round.'),
});

export const entitySettingsSchema = z.strictObject({
  min_weight: share(
    0.9,
    'weight of a link, 0 to 1',
    'A wrong merge is worse than a missed one: weaker links are listed as hints and merge nothing.',
  ),
  weights: weightSettingsSchema.prefault({}),
  max_members: count(
    2,
    1000,
    'addresses that are no service’s',
    'Nobody holds so many by hand: more are an unknown service or a mistake that spread, and are not merged.',
  ),
  max_evidence: count(1, 10, 'transfers of a link', 'Enough to check a link by hand; the count is of all.'),
  min_deposit_wallets: count(
    1,
    15,
    'wallets that sweep to one address',
    'A service has many customers; what a few wallets pass on to may be a collector of mules.',
  ),
  min_deposit_ratio: share(
    0.5,
    'of the addresses that pay a service',
    'An exchange is paid by deposit wallets; who passes money on to a bridge or a shop is its customer.',
  ),
  min_customers: count(1, 10, 'addresses that a service pays', 'An exchange pays its customers out.'),
  fuel_usd: numberSetting({ min: 0, max: 10_000 }, 50, {
    unit: 'USD of one payment in the native coin',
    reason: 'What the fees of some transfers cost; more is money.',
  }),
  max_fuel_ratio: share(0.05, 'of what the wallet received', 'Fuel is small beside what it moves.'),
  min_swept_ratio: share(0.9, 'of the tokens that the wallet received', 'A wallet of one’s own is emptied.'),
  min_swept_wallets: count(
    1,
    2,
    'wallets with the same funder and the same collector',
    'One may be a favour: someone pays the fees of a friend who owes him.',
  ),
  min_fueled_wallets: count(
    1,
    3,
    'wallets whose fees a third address pays, with the same collector',
    'Two may have met the same faucet.',
  ),
  min_fueled_ratio: share(
    0.8,
    'of the addresses that the third address pays',
    'A purse for fees serves the wallets of one owner; a faucet serves anybody.',
  ),
  min_earned_ratio: share(
    0.5,
    'of the tokens that the wallet received',
    'That did not come from services: who buys tokens and sends them on is a customer, and may be lured.',
  ),
  min_deposits: count(
    1,
    2,
    'payments to the same deposit wallet, of each payer',
    'Once may be a debt that is paid to a friend’s account.',
  ),
  min_income_ratio: share(
    0.9,
    'of what an address received',
    'Who lives on the money of one other address alone, and deposits to its account, is its owner’s second wallet.',
  ),
  shares: z.enum(['auto', 'never', 'always']).default('auto').meta({
    unit: 'when',
    reason:
      'Whether transfers are shares of inputs and outputs. auto: where the window holds one coin and nothing but such shares; elsewhere several pay in one transaction without being one.',
  }),
  min_shared_ratio: share(
    0.99,
    'of the transactions of several transfers',
    'A chain of inputs and outputs has nothing but shares.',
  ),
  min_share_transactions: count(
    1,
    3,
    'transactions of several payers and several payees',
    'Fewer do not show what kind of chain the window is of.',
  ),
  max_payers: count(
    2,
    200,
    'addresses that pay in one transaction',
    'More are the business of a service, and one link each is all they would add.',
  ),
  min_strangers: count(
    1,
    3,
    'addresses that paid the other output before',
    'A place that strangers pay is paid; what only the payer has paid may be his own change.',
  ),
});

export type EntitySettings = z.infer<typeof entitySettingsSchema>;
