/** Ponzi scheme: who paid in early is paid with the money of who pays in later, and there is no other income. */
import { counted, percent } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { mainReceivers } from '../exit-of.ts';
import { ascending, between, ratio, timesOf, usdOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { fundOf, type Fund, type Investor } from './investors.ts';
import type { PonziSchemeSettings } from './params.ts';

export const ponziScheme: Chapter<PonziSchemeSettings> = {
  typology_type: 'ponzi_scheme',
  drawing: 'star',
  fatf_category: 'source_of_funds',
  specificity: 86,
  innocent_reading:
    'A young lending pool that grows: early lenders are paid interest, late ones will be, and its income is not on this network.',
  *candidates(context, params) {
    const least = Math.max(6, Math.ceil(params.min_investors / 2));
    for (let node = 0; node < context.input.addresses.length; node++) {
      // Who pays out less often than half of the least number of investors keeps no promise to them.
      if (context.isBystander(node) || context.rowsOut(node).length < least / 2) continue;
      const fund = context.rowsIn(node).length < least ? undefined : fundOf(context, node, least);
      if (fund !== undefined && fund.paid_back.length >= least / 2) yield candidateOf(context, node, fund, params);
    }
  },
};

function candidateOf(context: TypologyContext, hub: number, fund: Fund, params: PonziSchemeSettings): Candidate {
  const { investors, paid_in, paid_back, elsewhere } = fund;
  const third = Math.floor(investors.length / 3);
  const [early, late] = [investors.slice(0, third), investors.slice(-third)];
  const winners = early.filter(hasWon).length;
  const losers = late.filter((one) => one.got < one.paid).length;
  const [begin_ms, end_ms] = timesOf(context, paid_in);
  const newcomers = investors.filter(({ first_ms }) => first_ms > (begin_ms + end_ms) / 2).length;
  const returned = valueOf(context, paid_back);
  const exits = mainReceivers(context, elsewhere, 0.9 * valueOf(context, elsewhere));
  const earned = investors.filter(hasWon).map(({ node }) => node);
  return {
    subject: hub,
    conditions: [
      atLeast('investors', investors.length, params.min_investors, 'addresses that pay in'),
      atLeast(
        'to_investors_ratio',
        ratio(returned, returned + valueOf(context, elsewhere)),
        params.min_to_investors_ratio,
        'share of what is paid out that goes to those who had paid in',
      ),
      atLeast(
        'financed_by_later_ratio',
        ratio(fund.financed_by_later, returned),
        params.min_financed_by_later_ratio,
        'share of the payouts that later payers brought',
      ),
      atLeast(
        'late_newcomers_ratio',
        ratio(newcomers, investors.length),
        params.min_late_newcomers_ratio,
        'share of the payers who come in the second half',
      ),
      atLeast(
        'early_winners_ratio',
        ratio(winners, early.length),
        params.min_early_winners_ratio,
        'share of the first third who get more than they paid',
      ),
      atLeast(
        'late_losers_ratio',
        ratio(losers, late.length),
        params.min_late_losers_ratio,
        'share of the last third who get less than they paid',
      ),
      atMost(
        'outside_ratio',
        ratio(fund.from_services, fund.income),
        params.max_outside_ratio,
        'share of what comes in that services pay',
      ),
      atMost(
        'largest_payer_ratio',
        ratio(fund.largest_payer, fund.income),
        params.max_largest_payer_ratio,
        'share of what comes in that one address pays',
      ),
      atLeast('paid_in_usd', usdOf(context, paid_in), params.min_usd, 'USD'),
      mustBe('operator_is_unknown', !context.isKnown(hub)),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .add(hub, 'operator')
        .add(exits, 'exit')
        .add(earned, 'early_investor')
        .add(
          investors.map(({ node }) => node),
          'victim',
        )
        .addEnds([...paid_in, ...paid_back], 'counterparty').roles,
      entry: [hub, ...investors.map(({ node }) => node)],
      exit: exits,
      rows: ascending(paid_in, paid_back, rowsTo(context, elsewhere, exits)),
      patterns: context.input.patterns.flatMap((one, at) =>
        (one.pattern_type === 'motif_fanin' || one.pattern_type === 'motif_fanout') && one.center === hub ? [at] : [],
      ),
      proof_grade: 'shape_time_value',
      confidence: [
        { name: 'number of payers', value: between(investors.length, params.min_investors - 5, 60), weight: 0.3 },
        { name: 'early ones who profit', value: ratio(winners, early.length), weight: 0.3 },
        {
          name: 'payouts that later ones brought',
          value: Math.min(1, ratio(fund.financed_by_later, returned)),
          weight: 0.4,
        },
      ],
      sentences: [
        {
          text: `${counted(investors.length, 'address', 'addresses')} paid ${worthOf(context, paid_in)} to ${named(hub)} ${whenOf(context, paid_in)}, ${newcomers} of them for the first time in the second half.`,
          rows: paid_in,
        },
        {
          text: `${named(hub)} paid ${worthOf(context, paid_back)} to those who had paid before; oldest money first, ${percent(ratio(fund.financed_by_later, returned))} of it was what others had brought later.`,
          rows: paid_back,
        },
        {
          text: `Of the first ${early.length} who paid, ${winners} got more than they had paid; of the last ${late.length}, ${losers} got less.`,
          rows: paid_back,
        },
        {
          text: `${percent(1 - ratio(fund.from_services, fund.income))} of its income is what such payers brought: there is next to no other.`,
          rows: paid_in,
        },
        ...(exits.length === 0
          ? []
          : [
              {
                text: `It sent ${worthOf(context, rowsTo(context, elsewhere, exits))} to ${exits.map(named).join(', ')}.`,
                rows: rowsTo(context, elsewhere, exits),
              },
            ]),
      ],
    }),
  };
}

function hasWon({ got, paid }: Investor): boolean {
  return got > paid;
}

function rowsTo(context: TypologyContext, rows: readonly number[], receivers: readonly number[]): number[] {
  const inside = new Set(receivers);
  return rows.filter((row) => inside.has(context.input.transfers.to[row]!));
}
