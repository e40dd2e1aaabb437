/** Candidates that rest on sums unlike their payers' habits: one builder for every chapter whose shape they have. */
import {
  counted,
  formatSignificant,
  lasting,
  moment,
  percent,
  type CyclePattern,
  type NetworkPattern,
  type Pattern,
} from '@analytics/domain';
import { medianOf } from '../median.ts';
import { usualAmount } from '../structural/unusual-sums/habits.ts';
import { rowsByEnd } from '../transfer-index.ts';
import { named, type Candidate, type Sentence } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import { timesOf, worthOf } from './measures.ts';
import { membersWith, shapeCandidate } from './shape-candidate.ts';

/** Whether the pattern is one of the unusual-sums detector, which other conditions than a chapter's own judge. */
export function isUnusualSumPattern({ found_by }: Pattern): boolean {
  return found_by === 'unusual_sums';
}

/** Whether one address takes all of its sums: what `collection` is about. */
export function isUnusualFan(pattern: NetworkPattern): boolean {
  return isUnusualSumPattern(pattern) && membersWith(pattern, 'destination').length === 1;
}

/** Bits at which the surprise of a group counts in full. */
const FULL_BITS = 10;
/** Below every chapter's: a few payers who depart name a scheme only where nothing else does. */
const SPECIFICITY = 10;

export function unusualSumCandidate(
  context: TypologyContext,
  pattern: NetworkPattern | CyclePattern,
  position: number,
): Candidate {
  const [payee, ...others] = membersWith(pattern, 'destination');
  return shapeCandidate(context, pattern, position, {
    turns_on: others.length === 0 ? payee : undefined,
    conditions: [],
    strength: { name: 'how seldom chance makes such a group', full_bits: FULL_BITS },
    specificity: SPECIFICITY,
    sentencesOf: (rows) => sentencesOf(context, pattern, rows),
  });
}

function sentencesOf(context: TypologyContext, pattern: Pattern, rows: readonly number[]): Sentence[] {
  const { amount, from, asset } = context.input.transfers;
  const [begin_ms, end_ms] = timesOf(context, rows);
  const [[payer, unusual] = [0, []]] = rowsByEnd(rows, from);
  const of = asset[rows[0]!]!;
  const sum = (value: number): string => formatSignificant(value, 4);
  const symbol = context.input.assets[of]!.asset_symbol;
  const amounts = rows.map((row) => amount[row]!).sort((a, b) => a - b);
  const [least, most] = [sum(amounts[0]!), sum(amounts.at(-1)!)];
  const here = sum(medianOf(unusual.map((row) => amount[row]!)));
  const usual = sum(usualAmount(context.input, payer, of));
  return [
    {
      text: `From ${moment(begin_ms)} on, ${whoPaidWhom(pattern)}, ${worthOf(context, rows)} in ${counted(rows.length, 'transfer')}, within ${lasting(end_ms - begin_ms)}.`,
      rows,
    },
    {
      text: `Each payer departs from its habit, by sums of ${least === most ? least : `${least} to ${most}`} ${symbol}: ${named(payer)} paid ${here} ${symbol} here, and usually pays ${usual} ${symbol}.`,
      rows: unusual,
    },
    {
      text: `Were the sums of each payer dealt out anew among those it pays, at most ${percent(2 ** -(pattern.surprise_bits ?? 0))} as many payers would come together with sums so close.`,
      rows,
    },
  ];
}

function whoPaidWhom(pattern: Pattern): string {
  const { length } = pattern.members;
  const [payers, payees] = [membersWith(pattern, 'source'), membersWith(pattern, 'destination')];
  if (payers.length + payees.length < length || (payers.length > 1 && payees.length > 1))
    return `${counted(length, 'address', 'addresses')} paid each other`;
  const nameOf = (nodes: readonly number[]): string =>
    nodes.length === 1 ? named(nodes[0]!) : counted(nodes.length, 'address', 'addresses');
  return `${nameOf(payers)} paid ${nameOf(payees)}`;
}
