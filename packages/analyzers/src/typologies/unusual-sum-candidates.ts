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
import { medianOf, usualAmount } from '../structural/unusual-sums/habits.ts';
import { rowsByEnd } from '../transfer-index.ts';
import { atLeast, named, type Candidate, type Sentence } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import { between, timesOf, worthOf } from './measures.ts';
import { RoleBook } from './role-book.ts';

/** Whether the pattern is one of the unusual-sums detector, which other conditions than a chapter's own judge. */
export function isUnusualSumPattern({ found_by }: Pattern): boolean {
  return found_by === 'unusual_sums';
}

/** Whether one address takes all of its sums: what `collection` is about. */
export function isUnusualFan(pattern: NetworkPattern): boolean {
  return isUnusualSumPattern(pattern) && pattern.roles.filter((role) => role === 'destination').length === 1;
}

/** Bits at which the surprise of a group counts in full. */
const FULL_BITS = 10;
/** Three addresses of a scheme that are no services or deposit wallets are the least that detection.md calls one. */
const MIN_PRIVATE = 3;

export function unusualSumCandidate(
  context: TypologyContext,
  pattern: NetworkPattern | CyclePattern,
  position: number,
): Candidate {
  const rows = [...pattern.transfers];
  const bits = pattern.surprise_bits ?? 0;
  const own = pattern.members.filter((node) => !context.isBystander(node) && !context.isKnown(node));
  const withRole = (...names: readonly string[]): number[] =>
    pattern.members.filter((_, at) => names.includes(pattern.roles[at]!));
  const [entry, exit] = [withRole('source', 'origin'), withRole('destination')];
  return {
    subject: withRole('hub')[0] ?? (exit.length === 1 ? exit[0]! : (own[0] ?? pattern.members[0]!)),
    members: pattern.members,
    conditions: [atLeast('private_members', own.length, MIN_PRIVATE, 'addresses that are neither services nor known')],
    describe: () => {
      const roles = new RoleBook(context);
      pattern.members.forEach((node, at) => roles.add(node, pattern.roles[at]!));
      return {
        roles: roles.roles,
        entry,
        exit: exit.length > 0 ? exit : entry,
        rows,
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [{ name: 'how seldom chance makes such a group', value: between(bits, 0, FULL_BITS), weight: 1 }],
        sentences: sentencesOf(context, pattern, rows),
      };
    },
  };
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
      text: `Were the sums of each payer dealt out anew among those it pays, at most ${percent(2 ** -(pattern.surprise_bits ?? 0))} as many groups of so many payers would come together.`,
      rows,
    },
  ];
}

function whoPaidWhom({ members, roles }: Pattern): string {
  const withRole = (name: string): number[] => members.filter((_, at) => roles[at] === name);
  const [payers, payees] = [withRole('source'), withRole('destination')];
  if (payers.length + payees.length < members.length || (payers.length > 1 && payees.length > 1))
    return `${counted(members.length, 'address', 'addresses')} paid each other`;
  const nameOf = (nodes: readonly number[]): string =>
    nodes.length === 1 ? named(nodes[0]!) : counted(nodes.length, 'address', 'addresses');
  return `${nameOf(payers)} paid ${nameOf(payees)}`;
}
