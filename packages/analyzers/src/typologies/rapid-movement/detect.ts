/** Rapid movement: whatever comes in leaves again within the hour, over and over. */
import { counted, lasting, HOUR_MS, partOf } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import {
  ascending,
  between,
  ratio,
  receiversOf,
  sendersOf,
  timeOf,
  usdOf,
  valueOf,
  whenOf,
  worthOf,
} from '../measures.ts';
import { lowerBound } from '../../lower-bound.ts';
import { medianOf } from '../../median.ts';
import type { RapidMovementSettings } from './params.ts';

export const rapidMovement: Chapter<RapidMovementSettings> = {
  typology_type: 'rapid_movement',
  drawing: 'chain',
  fatf_category: 'transactions',
  specificity: 41,
  innocent_reading: 'An arbitrageur between two venues, or a payment processor without a label.',
  *candidates(context, params) {
    const { features, addresses } = context.input;
    for (let node = 0; node < addresses.length; node++) {
      if (context.isBystander(node) || context.rowsIn(node).length < 2 || context.rowsOut(node).length < 2) continue;
      const pass_through = features.pass_through_ratio[node]!;
      const holding_hours = features.median_holding_seconds[node]! / 3600;
      if (pass_through >= params.min_pass_through_ratio && holding_hours <= params.max_holding_hours) {
        yield candidateOf(context, node, wholeOf(context, node), params);
        continue;
      }
      const turns = turnsOf(context, node, params);
      // Far from passing money on by any setting: not worth measuring.
      if (turns.into.length >= params.min_turns / 2) yield candidateOf(context, node, turns, params);
      else if (pass_through >= 0.5) yield candidateOf(context, node, wholeOf(context, node), params);
    }
  },
};

/** What an address passes on: all that it receives and sends, or the receipts that left again one by one. */
interface Passage {
  readonly into: readonly number[];
  readonly out: readonly number[];
  readonly pass_through: number;
  readonly holding_hours: number;
  /** Whether each receipt left by itself, as one payment of its own or a few. */
  readonly is_one_by_one: boolean;
}

/** Oldest money first, as the features tell it. */
function wholeOf(context: TypologyContext, mover: number): Passage {
  const { features } = context.input;
  return {
    into: [...context.rowsIn(mover)],
    out: [...context.rowsOut(mover)],
    pass_through: features.pass_through_ratio[mover]!,
    holding_hours: features.median_holding_seconds[mover]! / 3600,
    is_one_by_one: false,
  };
}

/** Payments after a receipt that are tried: at an address with more some amount fits by chance. */
const MAX_CANDIDATES = 64;
/** Payments that one receipt may leave in: with more some sum fits by chance. */
const MAX_PARTS = 4;

/**
 * Receipts that left again within `max_holding_hours`, each by itself: as one payment of the same asset that carries at
 * least `min_pass_through_ratio` of it, or as the few next ones that carry so much together. A balance that lies there
 * from before shifts what is matched oldest first, and not this. O(receipts · candidates).
 */
function turnsOf(context: TypologyContext, mover: number, params: RapidMovementSettings): Passage {
  const [into, out, hours]: [number[], number[], number[]] = [[], [], []];
  const taken = new Set<number>();
  for (const receipt of context.rowsIn(mover)) {
    const next = nextPayments(context, mover, receipt, taken, params);
    const turn = asOne(context, receipt, next, params) ?? inParts(context, receipt, next, params);
    if (turn === undefined) continue;
    into.push(receipt);
    for (const row of turn) {
      taken.add(row);
      out.push(row);
    }
    hours.push((timeOf(context, turn.at(-1)!) - timeOf(context, receipt)) / HOUR_MS);
  }
  return {
    into,
    out: ascending(out),
    pass_through: Math.min(1, ratio(valueOf(context, out), valueOf(context, into))),
    holding_hours: hours.length > 0 ? medianOf(hours) : Infinity,
    is_one_by_one: true,
  };
}

/** What is sent in the receipt's asset within `max_holding_hours` after it and is no part of another turn. */
function nextPayments(
  context: TypologyContext,
  mover: number,
  receipt: number,
  taken: ReadonlySet<number>,
  params: RapidMovementSettings,
): number[] {
  const { asset } = context.input.transfers;
  const sent = context.rowsOut(mover);
  const begin = lowerBound(sent, receipt);
  const rows: number[] = [];
  for (let at = begin; at < Math.min(sent.length, begin + MAX_CANDIDATES); at++) {
    const row = sent[at]!;
    if ((timeOf(context, row) - timeOf(context, receipt)) / HOUR_MS > params.max_holding_hours) break;
    if (!taken.has(row) && asset[row] === asset[receipt]) rows.push(row);
  }
  return rows;
}

function asOne(
  { input }: TypologyContext,
  receipt: number,
  next: readonly number[],
  { min_pass_through_ratio }: RapidMovementSettings,
): number[] | undefined {
  const { amount } = input.transfers;
  const row = next.find(
    (one) => amount[one]! <= amount[receipt]! && amount[one]! >= min_pass_through_ratio * amount[receipt]!,
  );
  return row === undefined ? undefined : [row];
}

/** The next payments in their order, none left out, as soon as they carry enough of the receipt. */
function inParts(
  { input }: TypologyContext,
  receipt: number,
  next: readonly number[],
  { min_pass_through_ratio }: RapidMovementSettings,
): number[] | undefined {
  const { amount } = input.transfers;
  let passed = 0;
  for (let parts = 1; parts <= Math.min(MAX_PARTS, next.length); parts++) {
    passed += amount[next[parts - 1]!]!;
    if (passed > amount[receipt]!) return undefined;
    if (passed >= min_pass_through_ratio * amount[receipt]!) return next.slice(0, parts);
  }
  return undefined;
}

function candidateOf(
  context: TypologyContext,
  mover: number,
  { into, out, pass_through, holding_hours, is_one_by_one }: Passage,
  params: RapidMovementSettings,
): Candidate {
  const { from, to } = context.input.transfers;
  const payers = [...sendersOf(context, into)];
  const receivers = [...receiversOf(context, out)];
  const isPrivate = (node: number): boolean => !context.isService(node);
  const strangers = is_one_by_one ? strangersAmong(context, mover, payers).length : 0;
  /**
   * Whose money, in all that it sent (received), is mostly the mover's: a wallet of the scheme rather than a passer-by.
   */
  const livesFor =
    (rows: readonly number[], all: Float64Array, { min_dedication }: RapidMovementSettings) =>
    (node: number): boolean => {
      const own = rows.filter((row) => from[row] === node || to[row] === node);
      return usdOf(context, own) >= min_dedication * all[node]!;
    };
  return {
    subject: mover,
    conditions: [
      atLeast('pass_through_ratio', pass_through, params.min_pass_through_ratio, 'share of what came in'),
      atMost('median_holding_hours', holding_hours, params.max_holding_hours, 'hours'),
      atLeast('in_usd', usdOf(context, into), params.min_usd, 'USD'),
      atLeast('out_usd', usdOf(context, out), params.min_usd, 'USD'),
      atLeast('turns', into.length, params.min_turns, 'receipts'),
      atLeast(
        'focus_ratio',
        ratio(valueOf(context, into), context.received[mover]!),
        params.min_focus_ratio,
        'share of all that it takes in',
      ),
      atLeast('even_turns', evenTurns(context, into), params.min_even_turns, 'receipts of one size'),
      atLeast(
        'private_payers',
        payers.filter(isPrivate).length,
        params.min_private_ends,
        'addresses that are no services',
      ),
      atLeast(
        'private_receivers',
        receivers.filter(isPrivate).length,
        // Strangers pay one address for another: whoever is behind it may take all of it at one place.
        strangers >= params.min_strangers ? Math.min(1, params.min_private_ends) : params.min_private_ends,
        'addresses that are no services',
      ),
      mustBe('mover_is_unknown', !context.isKnown(mover)),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .add(mover, 'mover')
        .add(payers.filter(livesFor(into, context.sent, params)), 'sender')
        .add(receivers.filter(livesFor(out, context.received, params)), 'receiver')
        .add(payers, 'payer')
        .add(receivers, 'payee').roles,
      entry: [mover],
      exit: receivers,
      rows: ascending(into, out),
      patterns: [],
      proof_grade: 'shape_time_value',
      confidence: [
        {
          name: 'share that passes through',
          value: between(pass_through, params.min_pass_through_ratio, 1),
          weight: 0.4,
        },
        { name: 'how short it stays', value: 1 - between(holding_hours, 0, params.max_holding_hours), weight: 0.3 },
        { name: 'how often', value: between(into.length, 2, 12), weight: 0.3 },
      ],
      sentences: [
        {
          text: `${named(mover)} received ${worthOf(context, into)} from ${counted(payers.length, 'address', 'addresses')} in ${counted(into.length, 'transfer')} ${whenOf(context, into)}.`,
          rows: into,
        },
        {
          text: is_one_by_one
            ? `It sent ${partOf(pass_through)} of that on to ${counted(receivers.length, 'address', 'addresses')}, each receipt ${out.length > into.length ? 'in payments of its own' : 'as one payment of its own'}, half of them within ${lasting(holding_hours * HOUR_MS)} of their arrival.`
            : `It sent ${partOf(pass_through)} of that on to ${counted(receivers.length, 'address', 'addresses')} within a day, half of it within ${lasting(holding_hours * HOUR_MS)} of its arrival.`,
          rows: out,
        },
      ],
    }),
  };
}

/** Those of `others` that are no services and have one transfer with the mover and no more. */
function strangersAmong(context: TypologyContext, mover: number, others: readonly number[]): number[] {
  const { from, to } = context.input.transfers;
  const dealings = new Map<number, number>();
  for (const row of context.rowsIn(mover)) dealings.set(from[row]!, (dealings.get(from[row]!) ?? 0) + 1);
  for (const row of context.rowsOut(mover)) dealings.set(to[row]!, (dealings.get(to[row]!) ?? 0) + 1);
  return others.filter((node) => dealings.get(node) === 1 && !context.isService(node));
}

/** How many receipts of one size are as uneven: the inverse Simpson index of their USD; 0 of none. */
function evenTurns(context: TypologyContext, rows: readonly number[]): number {
  const { amount_usd } = context.input.transfers;
  const squares = rows.reduce((sum, row) => sum + amount_usd[row]! ** 2, 0);
  return ratio(usdOf(context, rows) ** 2, squares);
}
