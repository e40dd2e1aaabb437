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
import { medianOf } from '../structural/unusual-sums/habits.ts';
import { rowsByEnd, rowsOut } from '../transfer-index.ts';
import { atLeast, named, type Candidate, type Sentence } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import { between, timesOf, worthOf } from './measures.ts';
import { RoleBook } from './role-book.ts';

/** Whether the pattern is one of the unusual-sums detector, which other conditions than a chapter's own judge. */
export function isUnusualSumPattern({ found_by }: Pattern): boolean {
  return found_by === 'unusual_sums';
}

/** Whether one address takes all of its sums, or pays them: what `collection` and `dispersion` are about. */
export function isUnusualFan(pattern: NetworkPattern, center: 'source' | 'destination'): boolean {
  return isUnusualSumPattern(pattern) && pattern.roles.filter((role) => role === center).length === 1;
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
  const { amount, from, to, asset } = context.input.transfers;
  const [begin_ms, end_ms] = timesOf(context, rows);
  const byPayer = [...rowsByEnd(rows, from)];
  const [payer, unusual] = byPayer[0]!;
  const first = unusual[0]!;
  const symbol = context.input.assets[asset[first]!]!.asset_symbol;
  const usual = [...rowsOut(context.input.index, payer)].filter(
    (row) => asset[row] === asset[first] && to[row] !== payer && amount[row]! > 0 && !unusual.includes(row),
  );
  const sum = (value: number): string => `${formatSignificant(value, 4)} ${symbol}`;
  const habit = sum(medianOf(usual.map((row) => amount[row]!)));
  return [
    {
      text: `From ${moment(begin_ms)} on, ${whoPaidWhom(pattern)}, ${worthOf(context, rows)} in ${counted(rows.length, 'transfer')}, within ${lasting(end_ms - begin_ms)}.`,
      rows,
    },
    {
      text: `Each payer departs from its habit, and all by sums of one order: ${named(payer)} paid ${sum(medianOf(unusual.map((row) => amount[row]!)))} here, and usually pays ${habit}.`,
      rows: unusual,
    },
    {
      text: `Were the sums of each payer dealt out anew among those it pays, ${percent(2 ** -(pattern.surprise_bits ?? 0))} as many groups of this size would come together.`,
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
