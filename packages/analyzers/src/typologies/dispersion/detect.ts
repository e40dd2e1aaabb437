/**
 * Dispersion: a sum that came in is paid out within days to many that the payer never met before and never meets again.
 */
import { counted, type MotifPattern } from '@analytics/domain';
import { isSlowPattern } from '../../structural/slow-look/two-looks.ts';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { fanRows, fundedShare, fundingRows, oneTimeShare, payeesOf, strangersWords } from '../fan-measures.ts';
import { between, ratio, sendersOf, usdOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import type { DispersionSettings } from './params.ts';

export const dispersion: Chapter<DispersionSettings> = {
  typology_type: 'dispersion',
  drawing: 'star',
  fatf_category: 'transaction_patterns',
  specificity: 38,
  innocent_reading: 'An airdrop or a first payroll: the receivers are strangers to the payer, and wanted to be paid.',
  *candidates(context, params) {
    const handed = new Set<number>();
    for (const [, { hops }] of patternsOf(context, 'layering_path'))
      for (const row of hops.slice(HANDS).flat()) handed.add(row);
    for (const [position, pattern] of patternsOf(context, 'motif_fanout'))
      yield candidateOf(context, pattern, position, handed, params);
  },
};

/** Of what came in. */
const MOST = 0.5;
/** Money that so many have passed on before it comes is nobody's wages: an employer pays from its own account. */
const HANDS = 2;

function candidateOf(
  context: TypologyContext,
  pattern: MotifPattern,
  position: number,
  handed: ReadonlySet<number>,
  params: DispersionSettings,
): Candidate {
  const { center } = pattern;
  const { to } = context.input.transfers;
  const isSlow = isSlowPattern(pattern);
  const rows = fanRows(context, pattern, params.slow_pause_hours);
  const receivers = [...new Set(rows.map((row) => to[row]!))];
  // Who pays shops is shopping.
  const isWallet = (node: number): boolean => !context.isBystander(node) && !context.roles().has(node);
  const strangers = oneTimeShare(context, center, rows, 'out');
  const funded = fundedShare(context, center, rows, params.funding_hours);
  const funding = fundingRows(context, center, rows, params.funding_hours);
  const payees = payeesOf(context, rows, isSlow ? params.slow_moved_on_hours : params.moved_on_hours);
  const came = funding.filter((row) => handed.has(row));
  const isPayroll =
    valueOf(context, came) < MOST * valueOf(context, funding) &&
    payees.amount_variation < params.payroll_variation &&
    payees.moved_on_ratio < params.payroll_moved_on_ratio;
  return {
    subject: center,
    members: [center, ...receivers],
    conditions: [
      atLeast('receivers', receivers.filter(isWallet).length, 10, 'addresses that are no services or shops'),
      atLeast(
        'to_wallets_ratio',
        ratio(
          valueOf(
            context,
            rows.filter((row) => isWallet(to[row]!)),
          ),
          valueOf(context, rows),
        ),
        params.min_to_wallets_ratio,
        'share of what is paid out that goes to addresses that are no services or shops',
      ),
      atLeast(
        'one_time_ratio',
        strangers,
        params.min_one_time_ratio,
        'share of the receivers with no other transfers with the payer',
      ),
      atLeast(
        'funded_ratio',
        funded,
        params.min_funded_ratio,
        'share of what is paid out that had come in shortly before',
      ),
      atMost('funders', mainFunders(context, funding), params.max_funders, 'addresses that most of it came from'),
      atLeast(
        'focus_ratio',
        ratio(valueOf(context, rows), context.sent[center]!),
        params.min_focus_ratio,
        'share of all that it pays out',
      ),
      mustBe('is_no_payroll', !isPayroll),
      atLeast('paid_usd', usdOf(context, rows), params.min_usd, 'USD'),
      mustBe('center_is_unknown', !context.isKnown(center)),
    ],
    describe: () => {
      return {
        roles: new RoleBook(context).add(center, 'disperser').add(receivers, 'receiver').addEnds(funding, 'funder')
          .roles,
        entry: [center],
        exit: receivers,
        rows: [...rows, ...funding],
        patterns: [position],
        proof_grade: 'shape_time_value',
        confidence: [
          { name: 'number of receivers', value: between(receivers.length, 8, 30), weight: 0.3 },
          { name: 'receivers that are strangers', value: strangers, weight: 0.4 },
          { name: 'share that had just come in', value: between(funded, params.min_funded_ratio, 1), weight: 0.3 },
        ],
        sentences: [
          {
            text: `${named(center)} received ${worthOf(context, funding)} from ${counted(sendersOf(context, funding).size, 'address', 'addresses')} ${whenOf(context, funding)}.`,
            rows: funding,
          },
          ...(came.length > 0
            ? [{ text: `${worthOf(context, came)} of that had been passed on from wallet to wallet.`, rows: came }]
            : []),
          {
            text: `${named(center)} paid ${worthOf(context, rows)} to ${counted(receivers.length, 'address', 'addresses')} ${whenOf(context, rows)}; ${strangersWords(strangers)}.`,
            rows,
          },
        ],
      };
    },
  };
}

/** The fewest senders that together sent nine tenths of it. */
function mainFunders(context: TypologyContext, funding: readonly number[]): number {
  const { from } = context.input.transfers;
  const bySender = new Map<number, number>();
  for (const row of funding) bySender.set(from[row]!, (bySender.get(from[row]!) ?? 0) + context.value[row]!);
  const needed = 0.9 * valueOf(context, funding);
  let [count, sum] = [0, 0];
  for (const amount of [...bySender.values()].sort((a, b) => b - a)) {
    if (ratio(sum, needed) >= 1) break;
    sum += amount;
    count++;
  }
  return count;
}
