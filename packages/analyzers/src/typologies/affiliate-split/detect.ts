/** Affiliate split: what strangers pay is shared at once, at one fixed share, by two who never deal otherwise. */
import { counted, percent, usd } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, usdOf, whenOf } from '../measures.ts';
import { paidOnceRatio, partnershipsOf, splittersOf, type Partnership } from '../splits.ts';
import type { AffiliateSplitSettings } from './params.ts';

export const affiliateSplit: Chapter<AffiliateSplitSettings> = {
  typology_type: 'affiliate_split',
  drawing: 'layers',
  fatf_category: 'transaction_patterns',
  specificity: 79,
  innocent_reading:
    'Two partners of a small shop who have a contract pay out each sale, and settle nothing else on this network.',
  *candidates(context, params) {
    for (const partnership of partnershipsOf(context, params)) yield candidateOf(context, partnership, params);
  },
};

function candidateOf(context: TypologyContext, partnership: Partnership, params: AffiliateSplitSettings): Candidate {
  const { partner, takers, share, fixed_ratio, splits, other_dealings } = partnership;
  const payers = [...new Set(splits.map(({ payer }) => payer))];
  const rows = ascending(splits.flatMap((split) => split.rows));
  const payments = paymentsOf(context, partnership);
  const splitters = splittersOf(partnership);
  return {
    subject: partner,
    members: takers,
    conditions: [
      atLeast('splits', splits.length, params.min_splits, 'payments that are split at the same share'),
      atLeast('payers', payers.length, params.min_payers, 'addresses whose payments are split'),
      atLeast('fixed_ratio', fixed_ratio, params.min_fixed_ratio, 'share of the splits that are at the same share'),
      atLeast(
        'paid_once_ratio',
        paidOnceRatio(splits),
        params.min_paid_once_ratio,
        'share of the splits whose payer pays once',
      ),
      atMost('takers', takers.length, params.max_takers, 'addresses that share with the partner'),
      atMost(
        'payers_of_splitter',
        mostPayersOfOne(partnership),
        params.max_payers_of_splitter,
        'addresses that one go-between splits payments of',
      ),
      atMost('other_dealings', other_dealings, params.max_other_dealings, 'other transfers between those who share'),
      atLeast('split_usd', payments.usd, params.min_usd, 'USD'),
      mustBe('those_who_share_are_unknown', ![partner, ...takers].some((node) => context.isKnown(node))),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .add(partner, 'operator')
        .add(takers, 'affiliate')
        .add(splitters, 'splitter')
        .add(payers, 'payer').roles,
      entry: [...splitters, ...takers],
      exit: [partner, ...takers],
      rows,
      patterns: [],
      proof_grade: 'shape_time_value',
      confidence: [
        { name: 'number of splits', value: between(splits.length, params.min_splits - 2, 20), weight: 0.4 },
        { name: 'share of them at the same share', value: fixed_ratio, weight: 0.3 },
        { name: 'payers who pay once', value: paidOnceRatio(splits), weight: 0.3 },
      ],
      sentences: [
        {
          text: `${counted(payers.length, 'address', 'addresses')} paid ${usd(payments.usd)} in ${counted(splits.length, 'payment')} ${whenOf(context, rows)}, and each was split at once: ${percent(share)} went to ${named(partner)}, the rest to ${takers.map(named).join(', ')}.`,
          rows,
        },
        {
          text:
            other_dealings === 0
              ? `${named(partner)} and ${takers.map(named).join(', ')} deal with each other at no other time.`
              : `${named(partner)} and ${takers.map(named).join(', ')} have ${counted(other_dealings, 'other transfer')}.`,
          rows: payments.shares,
        },
      ],
    }),
  };
}

/** Of those who split and get nothing of it, the most that one splits for. */
function mostPayersOfOne(partnership: Partnership): number {
  const payers = new Map(splittersOf(partnership).map((node) => [node, new Set<number>()]));
  for (const { splitter, payer } of partnership.splits) payers.get(splitter)?.add(payer);
  return Math.max(0, ...[...payers.values()].map(({ size }) => size));
}

/** What was paid, USD, each payment once; and the rows that brought the partner its share. */
export function paymentsOf(
  context: TypologyContext,
  { splits, partner }: Pick<Partnership, 'splits' | 'partner'>,
): { readonly usd: number; readonly shares: readonly number[] } {
  const { to } = context.input.transfers;
  const paid = splits.flatMap(({ payer, splitter, rows }) => (payer === splitter ? rows : rows.slice(0, 1)));
  const shares = ascending(splits.flatMap(({ rows }) => rows.filter((row) => to[row] === partner)));
  return { usd: usdOf(context, paid), shares };
}
