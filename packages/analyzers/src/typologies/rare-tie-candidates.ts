/** Candidates that rest on rare ties: one builder for every chapter whose shape the rare-ties detector sees. */
import {
  counted,
  lasting,
  moment,
  type CyclePattern,
  type LayeringPattern,
  type NetworkPattern,
  type Pattern,
} from '@analytics/domain';
import { atLeast, named, type Candidate, type Sentence } from './chapter.ts';
import type { TypologyContext } from './context.ts';
import { timesOf, worthOf } from './measures.ts';
import { shapeCandidate } from './shape-candidate.ts';

/** Whether the pattern is one of the rare-ties detector, which other conditions than a chapter's own judge. */
export function isRareTiePattern({ found_by }: Pattern): boolean {
  return found_by === 'rare_ties';
}

/** Bits at which the surprise of a shape counts in full. */
const FULL_BITS = 40;
/** A square: the least of ties by which strangers meet. */
const MIN_MEETING = 4;

export function rareTieCandidate(
  context: TypologyContext,
  pattern: NetworkPattern | CyclePattern | LayeringPattern,
  position: number,
): Candidate {
  const meeting =
    pattern.pattern_type === 'smurfing_network'
      ? [
          atLeast(
            'meeting_ties',
            meetingTies(context, [...pattern.transfers]),
            MIN_MEETING,
            'pairs that meet outside businesses',
          ),
        ]
      : [];
  return shapeCandidate(context, pattern, position, {
    conditions: [atLeast('surprise_bits', pattern.surprise_bits ?? 0, -6, 'bits beyond chance'), ...meeting],
    strength: { name: 'how seldom chance makes this shape', full_bits: FULL_BITS },
    sentencesOf: (rows) => sentencesOf(context, pattern, rows),
  });
}

/**
 * How many pairs still meet when businesses are left out: those on a way round, whoever pays whom. That customers of a
 * shop share the shop arranges nothing. O(rows · addresses).
 */
function meetingTies(context: TypologyContext, rows: readonly number[]): number {
  const { from, to } = context.input.transfers;
  const pairs = new Map(rows.map((row) => [`${from[row]!},${to[row]!}`, [from[row]!, to[row]!] as const]));
  let left = [...pairs.values()].filter((ends) => !ends.some(context.isBusiness));
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const tiesOf = new Map<number, number>();
    for (const node of left.flat()) tiesOf.set(node, (tiesOf.get(node) ?? 0) + 1);
    left = left.filter((ends) => ends.every((node) => tiesOf.get(node)! > 1));
  }
  return left.length;
}

function sentencesOf(
  context: TypologyContext,
  pattern: NetworkPattern | CyclePattern | LayeringPattern,
  rows: readonly number[],
): Sentence[] {
  const [begin_ms, end_ms] = timesOf(context, rows);
  const pairs = new Set(rows.map((row) => `${context.input.transfers.from[row]!},${context.input.transfers.to[row]!}`));
  const inWhich = `within ${lasting(end_ms - begin_ms)}`;
  const total = worthOf(context, rows);
  if (pattern.pattern_type === 'smurfing_network') {
    const members = counted(pattern.members.length, 'address', 'addresses');
    return [
      {
        text: `From ${moment(begin_ms)} on, ${members} made ${counted(rows.length, 'transfer')} of ${total} together among themselves ${inWhich}.`,
        rows,
      },
      {
        text: `${counted(pairs.size, 'pair')} of them dealt with each other at no other time; addresses that pay strangers as often as these would share so few partners by chance.`,
        rows,
      },
    ];
  }
  const path =
    pattern.pattern_type === 'cycle' ? [...pattern.cycle_path, pattern.cycle_path[0]!] : pattern.layering_path;
  const way = path.map(named).join(' → ');
  if (pattern.pattern_subtype === 'same_amount') {
    const { amount, asset } = context.input.transfers;
    const what = `${amount[rows[0]!]!} ${context.input.assets[asset[rows[0]!]!]!.asset_symbol}`;
    return [
      { text: `Exactly ${what} went ${way}, from ${moment(begin_ms)} on ${inWhich}.`, rows },
      { text: `Few others on this network ever pay that amount.`, rows },
    ];
  }
  const paid = (at: number): string =>
    worthOf(
      context,
      rows.filter((row) => isHop(context, row, path[at]!, path[at + 1]!)),
    );
  const last = path.length - 2;
  const begun = `${named(path[0]!)} paid ${paid(0)} to ${named(path[1]!)} on ${moment(begin_ms)}.`;
  const onward = path.slice(1).map(named).join(' → ');
  return [
    {
      text: `${begun} The next payments ran ${onward}, each after the one before, ${inWhich}; ${named(path[last + 1]!)} received ${paid(last)}.`,
      rows,
    },
    { text: `No two of these addresses dealt with each other at any other time.`, rows },
  ];
}

function isHop({ input }: TypologyContext, row: number, from: number, to: number): boolean {
  return input.transfers.from[row] === from && input.transfers.to[row] === to;
}
