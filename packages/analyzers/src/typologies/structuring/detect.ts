/** Structuring: payments kept just below a limit above which they would have to be reported. */
import { type ThresholdPattern, counted, percent, usd } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, ratio, receiversOf, sendersOf, timeOf, variation, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import type { StructuringSettings } from './params.ts';

export const structuring: Chapter<StructuringSettings> = {
  typology_type: 'structuring',
  drawing: 'star',
  fatf_category: 'transactions',
  specificity: 62,
  innocent_reading: 'A trader whose bills or rents lie around the same figure, or a standing order of one amount.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'threshold_evasion')) {
      yield candidateOf(context, pattern, position, params);
    }
  },
};

/** More than any series of payments shows. */
const NO_ORDER = 10;

const RULES: Readonly<Record<string, string>> = {
  usd_1000: 'the travel rule limit of 1,000 USD',
  usd_3000: 'the US record-keeping limit of 3,000 USD',
  usd_10000: 'the US currency report limit of 10,000 USD',
  eur_15000: 'the EU due-diligence limit of 15,000 EUR',
};

function candidateOf(
  context: TypologyContext,
  pattern: ThresholdPattern,
  position: number,
  params: StructuringSettings,
): Candidate {
  const { address } = pattern;
  const rows = [...pattern.transfers];
  const isSender = context.input.transfers.from[rows[0]!] === address;
  const others = [...(isSender ? receiversOf : sendersOf)(context, rows)];
  return {
    subject: address,
    members: pattern.members,
    conditions: [
      atLeast('transfers', rows.length, params.min_transfers, 'transfers just below the limit'),
      atLeast(
        'gap_variation',
        standingOrderVariation(context, rows),
        params.min_gap_variation,
        'deviation over mean of the gaps of equal payments',
      ),
      mustBe('structurer_is_unknown', !context.isKnown(address) && !context.isDepositWallet(address)),
    ],
    describe: () => {
      const rule = RULES[pattern.threshold_type] ?? `a limit of ${usd(pattern.threshold_value)}`;
      return {
        roles: new RoleBook(context).add(address, 'structurer').add(others, isSender ? 'structured_receiver' : 'payer')
          .roles,
        entry: [address],
        exit: isSender ? others : [address],
        rows,
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          { name: 'number of payments below the limit', value: between(rows.length, 4, 12), weight: 0.5 },
          { name: 'alike in size', value: between(pattern.size_consistency, 0.8, 1), weight: 0.2 },
          { name: 'more just below the limit than just above', value: pattern.threshold_avoidance_score, weight: 0.3 },
        ],
        sentences: [
          {
            text: `${named(address)} ${isSender ? 'made' : 'took'} ${counted(rows.length, 'payment')} of ${worthOf(context, rows, rows.length)} on average, each a little below ${rule}, ${whenOf(context, rows)}: ${worthOf(context, rows)} together.`,
            rows,
          },
          {
            text: `${counted(others.length, isSender ? 'address' : 'service', isSender ? 'addresses' : 'services')} ${isSender ? 'received' : 'paid'} them; ${percent(ratio(rows.length, paymentsOf(context, address, isSender)))} of its ${isSender ? 'payments' : 'withdrawals'} stay below the limit this way.`,
            rows,
          },
        ],
      };
    },
  };
}

/** What an address pays, or withdraws from services. */
function paymentsOf(context: TypologyContext, address: number, isSender: boolean): number {
  const { from, to } = context.input.transfers;
  const rows = isSender ? context.rowsOut(address) : context.rowsIn(address);
  return rows.filter(
    (row) => context.value[row]! > 0 && from[row] !== to[row] && (isSender || context.isService(from[row]!)),
  ).length;
}

/**
 * How irregular the payments are: the deviation over mean of the gaps where all are of one amount to one receiver, as
 * wages are; NO_ORDER where they differ, because then no clock explains them.
 */
function standingOrderVariation(context: TypologyContext, rows: readonly number[]): number {
  const { amount_usd } = context.input.transfers;
  const isOneOrder = receiversOf(context, rows).size === 1 && variation(rows.map((row) => amount_usd[row]!)) < 0.02;
  if (!isOneOrder) return NO_ORDER;
  return variation(rows.slice(1).map((row, at) => timeOf(context, row) - timeOf(context, rows[at]!)));
}
