/** Burst: a quiet address suddenly makes many transfers of one shape within an hour or so. */
import { HOUR_MS, counted, grouped, type BurstPattern } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { fundedShare, fundingRows, oneTimeShare, payeesOf, strangersWords } from '../fan-measures.ts';
import { between, ratio, rowsWithin, timeOf, usdOf, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import type { BurstTypologySettings } from './params.ts';

/** Around the burst, to either side. */
const FAN_HOURS = 36;
const FUNDING_HOURS = 72;
const MOVED_ON_HOURS = 72;

export const temporalBurst: Chapter<BurstTypologySettings> = {
  typology_type: 'temporal_burst',
  drawing: 'star',
  fatf_category: 'transactions',
  specificity: 39,
  innocent_reading:
    'A payroll run, an airdrop or a sale: many are paid, or pay, at one moment because it is that moment.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'temporal_burst'))
      yield candidateOf(context, pattern, position, params);
  },
};

function candidateOf(
  context: TypologyContext,
  pattern: BurstPattern,
  position: number,
  params: BurstTypologySettings,
): Candidate {
  const { address } = pattern;
  const { from, to } = context.input.transfers;
  const sent = [...pattern.transfers].filter((row) => from[row] === address);
  const got = [...pattern.transfers].filter((row) => to[row] === address);
  const isOut = sent.length >= got.length;
  const rows = isOut ? sent : got;
  const others = [...new Set(rows.map((row) => (isOut ? to[row]! : from[row]!)))];
  const around = rowsWithin(
    context,
    isOut ? context.rowsOut(address) : context.rowsIn(address),
    timeOf(context, rows[0]!) - FAN_HOURS * HOUR_MS,
    timeOf(context, rows.at(-1)!) + FAN_HOURS * HOUR_MS,
  );
  const strangers = oneTimeShare(context, address, rows, isOut ? 'out' : 'in');
  // What comes in at once is not its own money to be funded.
  const funded = isOut ? fundedShare(context, address, rows, FUNDING_HOURS) : 1;
  const payees = payeesOf(context, isOut ? rows : [], MOVED_ON_HOURS);
  const isPayroll =
    isOut &&
    payees.amount_variation < params.payroll_variation &&
    payees.moved_on_ratio < params.payroll_moved_on_ratio;
  return {
    subject: address,
    members: pattern.members,
    conditions: [
      atLeast(
        'one_shape_ratio',
        ratio(others.length, pattern.transfers.length),
        params.min_one_shape_ratio,
        'share of the transfers that run the same way',
      ),
      atLeast(
        'one_time_ratio',
        strangers,
        params.min_one_time_ratio,
        'share of the counterparties with no other transfers with it',
      ),
      atLeast(
        'fan_ratio',
        ratio(rows.length, around.length),
        params.min_fan_ratio,
        'share of what it did around that falls into the burst',
      ),
      atLeast(
        'funded_ratio',
        funded,
        params.min_funded_ratio,
        'share of what is paid out that had come in shortly before',
      ),
      atLeast('burst_usd', usdOf(context, rows), params.min_usd, 'USD'),
      mustBe('is_no_payroll', !isPayroll),
      mustBe('address_is_unknown', !context.isKnown(address)),
    ],
    describe: () => {
      const funding = isOut ? fundingRows(context, address, rows, FUNDING_HOURS) : [];
      return {
        roles: new RoleBook(context)
          .add(address, 'burst_address')
          .add(others, isOut ? 'receiver' : 'sender')
          .addEnds(funding, 'funder').roles,
        entry: isOut ? [address] : [address, ...others],
        exit: isOut ? others : [address],
        rows: [...rows, ...funding],
        patterns: [position],
        proof_grade: 'shape_time',
        confidence: [
          {
            name: 'how far above its usual rate',
            value: between(Math.log2(Math.max(1, pattern.burst_intensity)), 1, 6),
            weight: 0.4,
          },
          { name: 'counterparties that are strangers', value: strangers, weight: 0.3 },
          { name: 'number of transfers', value: between(rows.length, 9, 30), weight: 0.3 },
        ],
        sentences: [
          ...(funding.length > 0
            ? [
                {
                  text: `${named(address)} received ${worthOf(context, funding)} ${whenOf(context, funding)}.`,
                  rows: funding,
                },
              ]
            : []),
          {
            text: `${isOut ? `${named(address)} paid ${worthOf(context, rows)} to ${counted(others.length, 'address', 'addresses')}` : `${counted(others.length, 'address', 'addresses')} paid ${worthOf(context, rows)} to ${named(address)}`} ${whenOf(context, rows)}${usualRate(pattern.burst_intensity)}; ${strangersWords(strangers)}.`,
            rows,
          },
        ],
      };
    },
  };
}

/** In words: a factor where it tells something, and not where there was next to nothing before. */
function usualRate(intensity: number): string {
  return intensity > 1_000 ? '; it was hardly used otherwise' : `, ${grouped(intensity)} times its usual rate`;
}
