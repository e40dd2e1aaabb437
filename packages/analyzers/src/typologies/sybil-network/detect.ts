/** Sybils: many new wallets of one hand, filled together, that do the same thing. */
import { HOUR_MS, counted, percent } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, ratio, timeOf, variation, whenOf, worthOf } from '../measures.ts';
import type { SybilNetworkSettings } from './params.ts';
import { walletGroups, type WalletGroup } from './wallet-groups.ts';

export const sybilNetwork: Chapter<SybilNetworkSettings> = {
  typology_type: 'sybil_network',
  drawing: 'star',
  fatf_category: 'senders_recipients',
  specificity: 82,
  innocent_reading: 'A firm or a class that opens wallets for its people: they then go different ways.',
  *candidates(context, params) {
    for (const group of walletGroups(context, params.funding_hours)) {
      if (group.wallets.length >= params.min_wallets / 2) yield candidateOf(context, group, params);
    }
  },
};

interface SameAct {
  /** Whom they pay, or who pays them. */
  readonly target: number;
  readonly isPaid: boolean;
  /** One payment a wallet, the first within the time. */
  readonly rows: readonly number[];
}

/** Acts that are looked at on either side. */
const MAX_ACTS = 3;

/**
 * The payments to the address that most wallets pay, or from the one beside the funder that pays most of them, within
 * the time that holds most of them: `act_hours`, or as long as it took to fill the wallets. Ties by node.
 */
function sameActs(
  context: TypologyContext,
  { funder, wallets, funding }: WalletGroup,
  act_hours: number,
  isPaid: boolean,
): SameAct[] {
  const { from, to } = context.input.transfers;
  const filled_hours = filledHours(context, funding);
  const inside = new Set(wallets);
  const byTarget = new Map<number, Map<number, number>>();
  for (const wallet of wallets) {
    for (const row of isPaid ? context.rowsOut(wallet) : context.rowsIn(wallet)) {
      const target = isPaid ? to[row]! : from[row]!;
      if (inside.has(target) || target === funder) continue;
      const payers = byTarget.get(target) ?? new Map<number, number>();
      byTarget.set(target, payers);
      if (!payers.has(wallet)) payers.set(wallet, row);
    }
  }
  return [...byTarget]
    .map(([target, payers]) => ({
      target,
      isPaid,
      rows: densest(
        context,
        [...payers.values()].sort((a, b) => a - b),
        Math.max(act_hours, filled_hours),
      ),
    }))
    .sort((a, b) => b.rows.length - a.rows.length || a.target - b.target)
    .slice(0, MAX_ACTS);
}

/** From the first funding of a group to the last. */
function filledHours(context: TypologyContext, funding: readonly number[]): number {
  return (timeOf(context, funding.at(-1)!) - timeOf(context, funding[0]!)) / HOUR_MS;
}

function densest(context: TypologyContext, rows: readonly number[], hours: number): readonly number[] {
  let [best_first, best_last] = [0, 0];
  for (let first = 0, last = 0; last < rows.length; last++) {
    while (timeOf(context, rows[last]!) - timeOf(context, rows[first]!) > hours * HOUR_MS) first++;
    if (last - first > best_last - best_first) [best_first, best_last] = [first, last];
  }
  return rows.slice(best_first, best_last + 1);
}

function candidateOf(context: TypologyContext, group: WalletGroup, params: SybilNetworkSettings): Candidate {
  const { amount_usd } = context.input.transfers;
  const payments = sameActs(context, group, params.act_hours, true);
  const alike = (act: SameAct): number => variation(act.rows.map((row) => amount_usd[row]!));
  const isAlike = (act: SameAct): boolean => alike(act) <= params.max_amount_variation;
  // What all of them get alike from somebody else they have asked for.
  const acts = [...payments, ...sameActs(context, group, params.act_hours, false).filter(isAlike)];
  const main = payments.find((act) => act.rows.length >= 2 && isAlike(act)) ?? payments[0];
  const done = main?.rows.length ?? 0;
  const funded = group.funding.reduce((sum, row) => sum + amount_usd[row]!, 0);
  const spent = main === undefined ? 0 : main.rows.reduce((sum, row) => sum + amount_usd[row]!, 0);
  const hasSecondAct =
    acts.filter((act) => act.rows.length >= params.min_same_act_ratio * group.wallets.length).length > 1;
  return {
    subject: group.funder,
    members: group.wallets,
    conditions: [
      atLeast('wallets', group.wallets.length, params.min_wallets, 'new wallets of one funder'),
      atMost(
        'filled_days',
        filledHours(context, group.funding) / 24,
        params.max_filled_days,
        'days from the first funding to the last',
      ),
      atLeast(
        'same_act_ratio',
        ratio(done, group.wallets.length),
        params.min_same_act_ratio,
        'share of them that pay the same address',
      ),
      atMost(
        'amount_variation',
        main === undefined ? 2 : alike(main),
        params.max_amount_variation,
        'deviation over mean of what they pay there',
      ),
      hasSecondAct
        ? mustBe('acts_twice_alike', true)
        : atMost('spent_ratio', ratio(spent, funded), params.max_spent_ratio, 'share of their funding that goes there'),
      mustBe('funder_is_unknown', !context.isKnown(group.funder)),
    ],
    describe: () => {
      const act = main!;
      const others = acts.filter(
        (one) => one !== act && one.rows.length >= params.min_same_act_ratio * group.wallets.length,
      );
      const exits = others.filter(({ isPaid }) => isPaid).map(({ target }) => target);
      const rows = ascending(group.funding, act.rows, ...others.map((one) => one.rows));
      const roles = new RoleBook(context).add(group.funder, 'funder').add(group.wallets, 'sybil');
      for (const one of [act, ...others]) {
        if (one.isPaid) roles.add(one.target, context.isKnown(one.target) ? 'target' : 'collector');
      }
      return {
        roles: roles.roles,
        entry: [group.funder],
        exit: exits.length > 0 ? exits : [act.target],
        rows,
        patterns: [],
        proof_grade: 'shape_time_value',
        confidence: [
          { name: 'number of wallets', value: between(group.wallets.length, params.min_wallets - 2, 30), weight: 0.3 },
          { name: 'share that does the same', value: ratio(done, group.wallets.length), weight: 0.4 },
          { name: 'alike in amount', value: 1 - between(alike(act), 0, params.max_amount_variation), weight: 0.3 },
        ],
        sentences: [
          {
            text: `${named(group.funder)} paid ${worthOf(context, group.funding)} to ${counted(group.wallets.length, 'wallet')} that had never been used, directly or each through the one before, ${whenOf(context, group.funding)}.`,
            rows: group.funding,
          },
          ...[act, ...others].map((one) => ({
            text: `${counted(one.rows.length, 'of them', 'of them')} (${percent(ratio(one.rows.length, group.wallets.length))}) ${one.isPaid ? `paid ${named(one.target)}` : 'received'} ${worthOf(context, one.rows, one.rows.length)} each${one.isPaid ? '' : ` from ${named(one.target)}`}, give or take ${percent(alike(one))}, ${whenOf(context, one.rows)}.`,
            rows: one.rows,
          })),
        ],
      };
    },
  };
}
