/**
 * One rule a role, the surest first: what a business of its kind does and others do not. A rule gives the margins by
 * which its conditions hold, from 0 (just) to 1 (clearly), or nothing where one does not hold.
 */
import { counted, partOf, percent, type AddressRole } from '@analytics/domain';
import type { Activity, Side } from './activity.ts';
import type { RoleSettings } from './params.ts';

export interface RoleRule {
  readonly role: AddressRole;
  readonly margins: (activity: Activity, settings: RoleSettings) => readonly number[] | undefined;
  readonly reasons: (activity: Activity) => readonly string[];
}

/** How far a value is above a limit, as a share of the way to `full`; negative below it. */
const above = (value: number, limit: number, full: number): number => Math.min(1, (value - limit) / (full - limit));
const below = (value: number, limit: number, full: number): number => Math.min(1, (limit - value) / (limit - full));

function allOf(...margins: number[]): readonly number[] | undefined {
  return margins.every((margin) => margin >= 0) ? margins : undefined;
}

/** Whether the address is at work on enough of the window's days. */
function activeOn({ days }: Side, { window_days }: Activity, { min_days, min_active_ratio }: RoleSettings): number {
  return window_days < min_days ? -1 : above(days / window_days, min_active_ratio, 1);
}

/** Whether it goes on all through the window, if not every day. */
function goesOn({ spread }: Side, { window_days }: Activity, { min_days, min_spread }: RoleSettings): number {
  return window_days < min_days ? -1 : above(spread, min_spread, 1);
}

const smaller = ({ out, into }: Activity): number => Math.min(out.counterparties, into.counterparties);
const larger = ({ out, into }: Activity): number => Math.max(out.counterparties, into.counterparties);
const addresses = (count: number): string => counted(count, 'address', 'addresses');
const days = (count: number): string => counted(count, 'day');

export const ROLE_RULES: readonly RoleRule[] = [
  {
    role: 'market_maker',
    margins: (a, s) =>
      allOf(
        activeOn(a.out, a, s),
        above(a.out.transfers / a.window_days, s.min_trades_a_day, 3 * s.min_trades_a_day),
        below(larger(a), s.max_venues, 2),
        above(a.mutual / larger(a), s.min_mutual_ratio, 1),
      ),
    reasons: ({ out, into, mutual, window_days }) => [
      `It deals with ${addresses(mutual)} in both directions and with few others, on ${days(out.days)} of ${window_days}.`,
      `It made ${counted(out.transfers, 'transfer')} out and ${into.transfers} in.`,
    ],
  },
  {
    role: 'router',
    margins: (a, s) =>
      allOf(
        activeOn(a.out, a, s),
        above(smaller(a), s.min_customers, 10 * s.min_customers),
        above(a.mutual / smaller(a), s.min_mutual_ratio, 1),
        above(a.swap_ratio, 0.6, 1),
      ),
    reasons: ({ mutual, out, swap_ratio }) => [
      `Of ${addresses(out.counterparties)} that it paid, ${mutual} paid it, ${percent(swap_ratio)} of them in another asset only.`,
    ],
  },
  {
    role: 'exchange',
    margins: (a, s) =>
      allOf(
        above(a.deposit_wallets, s.min_deposit_wallets, 10 * s.min_deposit_wallets),
        above(a.out.counterparties, s.min_customers, 10 * s.min_customers),
      ),
    reasons: ({ deposit_wallets, out }) => [
      `${counted(deposit_wallets, 'wallet')} that one or two customers use passed all that they received on to it.`,
      `It paid ${addresses(out.counterparties)}.`,
    ],
  },
  {
    role: 'payroll',
    margins: (a, s) =>
      allOf(
        a.window_days < s.min_days || a.into.transfers === 0 ? -1 : 1,
        above(a.out.counterparties, s.min_wage_earners, 5 * s.min_wage_earners),
        below(a.into.counterparties, s.max_funders, 1),
        above(a.out.repeat_ratio, s.min_repeat_ratio, 1),
        below(a.out.variation, s.max_variation, 0),
        below(a.out.days / a.window_days, s.max_batch_ratio, 0),
        above(a.out.days, 2, 4),
      ),
    reasons: ({ out, into }) => [
      `It paid ${addresses(out.counterparties)} on ${days(out.days)}, ${partOf(out.repeat_ratio)} of them more than once and each nearly the same sum.`,
      `${addresses(into.counterparties)} paid it.`,
    ],
  },
  {
    role: 'staking_payout',
    margins: (a, s) =>
      allOf(
        activeOn(a.out, a, s),
        above(a.out.counterparties, s.min_wage_earners, 5 * s.min_wage_earners),
        above(a.out.repeat_ratio, 0.8, 1),
        below(ratioOf(a.into.transfers, a.out.transfers), 0.05, 0),
      ),
    reasons: ({ out, into, window_days }) => [
      `It paid ${addresses(out.counterparties)} on ${days(out.days)} of ${window_days}, ${partOf(out.repeat_ratio)} of them again and again.`,
      `It received ${counted(into.transfers, 'transfer')}.`,
    ],
  },
  {
    role: 'airdrop',
    margins: (a, s) =>
      allOf(
        above(a.out.counterparties, s.min_receivers, 10 * s.min_receivers),
        below(a.into.counterparties, s.max_funders, 1),
        below(a.out.repeat_ratio, s.max_repeat_ratio, 0),
        above(a.out.top_five_ratio, s.min_same_amount_ratio, 1),
        below(a.out.rank, 0.5, 0.1),
      ),
    reasons: ({ out }) => [
      `It paid ${addresses(out.counterparties)} once each, ${percent(out.top_five_ratio)} of them one of five sums, smaller than most on the network.`,
    ],
  },
  {
    role: 'subscription',
    margins: (a, s) =>
      allOf(
        goesOn(a.into, a, s),
        above(a.into.counterparties, s.min_subscribers, 10 * s.min_subscribers),
        below(a.out.counterparties, s.max_settlements, 1),
        below(ratioOf(a.out.transfers, a.into.transfers), 0.5, 0),
        above(a.into.top_three_ratio, s.min_same_amount_ratio, 1),
        below(a.into.transfers / a.into.counterparties / a.window_days, 0.2, 1 / 30),
        below(a.mutual, 1, 0),
      ),
    reasons: ({ into, out }) => [
      `${addresses(into.counterparties)} paid it, ${percent(into.top_three_ratio)} of the transfers one of three prices.`,
      `It paid ${addresses(out.counterparties)}.`,
    ],
  },
  {
    role: 'gambling',
    margins: (a, s) =>
      allOf(
        activeOn(a.into, a, s),
        above(smaller(a), s.min_customers, 5 * s.min_customers),
        above(ratioOf(a.mutual, a.into.counterparties), s.min_winner_ratio, 0.8),
        above(a.into.top_five_ratio, 0.5, 0.9),
      ),
    reasons: ({ into, mutual }) => [
      `${addresses(into.counterparties)} paid it, ${percent(into.top_five_ratio)} of the transfers one of five stakes, and it paid ${mutual} of them.`,
    ],
  },
  {
    role: 'otc_desk',
    margins: (a, s) =>
      allOf(
        activeOn(a.into, a, s),
        above(smaller(a), s.min_shoppers, 4 * s.min_shoppers),
        above(Math.min(a.out.rank, a.into.rank), s.min_large_rank, 1),
        above(a.into.transfers / a.into.counterparties, 2, 5),
        above(a.out.transfers / a.window_days, 0.5 * s.min_trades_a_day, 2 * s.min_trades_a_day),
      ),
    reasons: ({ into, out }) => [
      `It was paid by ${addresses(into.counterparties)} and paid ${out.counterparties}, most of them again and again, in sums larger than ${percent(Math.min(into.rank, out.rank))} of the network's.`,
    ],
  },
  {
    role: 'payment_processor',
    margins: (a, s) =>
      allOf(
        activeOn(a.into, a, { ...s, min_active_ratio: 2 * s.min_active_ratio }),
        activeOn(a.out, a, { ...s, min_active_ratio: 2 * s.min_active_ratio }),
        above(smaller(a), s.min_customers, 5 * s.min_customers),
        above(a.out.repeat_ratio, s.min_regular_ratio, 0.6),
        above(ratioOf(a.into.transfers, a.out.transfers), s.min_receipt_ratio, 1.2),
        below(a.into.top_five_ratio, 0.5, 0.1),
        below(Math.abs(Math.log(ratioOf(a.out.usd, a.into.usd))), 0.3, 0),
      ),
    reasons: ({ into, out, window_days }) => [
      `${addresses(into.counterparties)} paid it and it paid ${out.counterparties}, as much as it received, on ${days(Math.min(into.days, out.days))} of ${window_days}.`,
    ],
  },
  {
    role: 'treasury',
    margins: (a, s) =>
      allOf(
        a.window_days < s.min_days ? -1 : above(Math.max(a.into.spread, a.out.spread), s.min_treasury_spread, 1),
        below(larger(a), s.max_settlements, 2),
        above(Math.min(...[a.into, a.out].map((side) => ratioOf(side.transfers, side.counterparties))), 2, 5),
        above(Math.min(a.into.own_ratio, a.out.own_ratio), s.min_own_ratio, 1),
        above(a.own_wallets, s.min_own_wallets, 2 * s.min_own_wallets),
        above(a.out.rank, s.min_treasury_rank, 0.95),
      ),
    reasons: ({ into, out, own_wallets }) => [
      `It was paid by ${addresses(into.counterparties)} and paid ${out.counterparties}, again and again, in sums larger than ${percent(out.rank)} of the network's.`,
      `${addresses(own_wallets)} deal with it alone, in ${percent(Math.min(into.own_ratio, out.own_ratio))} of its transfers or more.`,
    ],
  },
  {
    role: 'merchant',
    margins: (a, s) =>
      allOf(
        goesOn(a.into, a, s),
        above(a.into.counterparties, s.min_shoppers, 5 * s.min_shoppers),
        above(a.out.transfers, s.min_settlements, 5 * s.min_settlements),
        below(a.out.counterparties, Math.max(s.max_settlements / 2, s.max_supplier_ratio * a.into.counterparties), 1),
        below(a.into.top_three_ratio, s.min_same_amount_ratio, 0.1),
        below(a.into.rank, 0.6, 0.2),
        below(a.mutual, 1, 0),
        above(ratioOf(a.out.usd, a.into.usd), s.min_settled_ratio, 1),
      ),
    reasons: ({ into, out, window_days }) => [
      `${addresses(into.counterparties)} paid it small sums of many prices, on ${days(into.days)} of ${window_days}.`,
      `It settles with ${addresses(out.counterparties)}.`,
    ],
  },
];

function ratioOf(a: number, b: number): number {
  return b > 0 ? a / b : Infinity;
}
