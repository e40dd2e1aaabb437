/** Settings of roles by behaviour: where a habit begins to say what an address is. */
import { numberSetting } from '@analytics/domain';
import { z } from 'zod';

const share = (standard: number, unit: string, reason: string) =>
  numberSetting({ min: 0, max: 1 }, standard, { unit, reason });
const count = (standard: number, unit: string, reason: string) =>
  numberSetting({ min: 1, max: 1_000_000, integer: true }, standard, { unit, reason });

export const roleSettingsSchema = z.strictObject({
  min_transfers: count(10, 'transfers of an address', 'Fewer show no habit.'),
  min_days: count(
    7,
    'days of the window',
    'A habit takes a week to show: shorter windows name no business by its days.',
  ),
  min_active_ratio: share(0.4, 'share of the window’s days', 'A business is open on most days, a scheme for some.'),
  min_spread: share(
    0.7,
    'of ten equal parts of the window',
    'A shop sells all the time, if not every day; a scheme is an episode.',
  ),
  max_batch_ratio: share(0.25, 'share of the window’s days', 'Wages are paid once a week at most.'),
  min_deposit_wallets: count(5, 'wallets that sweep to it', 'A customer each: a business, not a circle of friends.'),
  min_customers: count(15, 'addresses on either side', 'More than a family and its friends.'),
  min_wage_earners: count(8, 'addresses that it pays', 'A firm, not a household.'),
  min_shoppers: count(8, 'addresses that pay it', 'More than the friends of a person.'),
  min_subscribers: count(10, 'addresses that pay it', 'Fewer pay the same sum by chance.'),
  min_receivers: count(50, 'addresses that it pays', 'A gift to so many is a campaign.'),
  max_funders: count(6, 'addresses that pay it', 'Who pays wages or gifts is funded by few.'),
  max_settlements: count(6, 'addresses that it pays', 'A shop settles with its owner and its bank.'),
  max_supplier_ratio: share(
    0.1,
    'of the addresses that pay it',
    'A busy shop has more suppliers than a stall, and always far fewer than customers.',
  ),
  min_settlements: count(3, 'transfers out', 'A shop pays its takings on; who only saves is none.'),
  min_settled_ratio: share(
    0.1,
    'of what it takes that it pays on, in USD',
    'Who never pays for goods and wages is no shop; how much of its till a shop empties in one window varies.',
  ),
  max_venues: count(20, 'addresses on either side', 'A trader deals at few venues, again and again.'),
  min_trades_a_day: count(3, 'transfers out a day', 'Trading goes on all day.'),
  min_repeat_ratio: share(0.6, 'share of the addresses that it pays', 'Most are paid again.'),
  min_regular_ratio: share(
    0.3,
    'share of the addresses that it pays',
    'The shops of a payment processor are paid again; who serves whoever comes, as a bridge does, pays most once.',
  ),
  min_receipt_ratio: share(
    0.9,
    'transfers in for each transfer out',
    'A payment processor bundles what customers pay; a person spends more often than money comes in.',
  ),
  min_winner_ratio: share(
    0.3,
    'share of those who pay it that it pays too',
    'Many players win something; few guests of an event get their money back.',
  ),
  max_repeat_ratio: share(0.05, 'share of the addresses that it pays', 'A gift is given once.'),
  max_variation: share(0.25, 'of the sums that one is paid, median', 'Wages vary by a bonus.'),
  min_same_amount_ratio: share(0.6, 'share of its transfers that are of few sums', 'A price list, a stake or a gift.'),
  min_mutual_ratio: share(0.75, 'share of those on the smaller side', 'Whoever pays it is paid by it.'),
  min_own_ratio: share(
    0.5,
    'of its transfers, on either side',
    'Wallets of one firm deal with its treasury alone; clients and suppliers deal with others too.',
  ),
  min_own_wallets: count(
    3,
    'addresses that deal with it alone',
    'Income, spending, a reserve: a link of a chain has two neighbours.',
  ),
  min_treasury_spread: share(
    0.4,
    'of ten equal parts of the window',
    'Once a week in a month; a scheme is one episode.',
  ),
  min_treasury_rank: share(
    0.7,
    'share of the network’s transfers that are smaller',
    'A budget for a week is more than most pay, and less than what a desk deals in.',
  ),
  min_large_rank: share(0.85, 'share of the network’s transfers that are smaller', 'Desks deal in sums that few move.'),
});

export type RoleSettings = z.infer<typeof roleSettingsSchema>;
