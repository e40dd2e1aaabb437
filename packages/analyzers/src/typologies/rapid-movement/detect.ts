/** Rapid movement: whatever comes in leaves again within the hour, over and over. */
import { counted, lasting, percent, HOUR_MS } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, ratio, receiversOf, sendersOf, usdOf, whenOf, worthOf } from '../measures.ts';
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
      // Far from passing money on by any setting: not worth measuring.
      if (features.pass_through_ratio[node]! < 0.5 || context.isBystander(node)) continue;
      if (context.rowsIn(node).length >= 2 && context.rowsOut(node).length >= 2)
        yield candidateOf(context, node, params);
    }
  },
};

function candidateOf(context: TypologyContext, mover: number, params: RapidMovementSettings): Candidate {
  const { features } = context.input;
  const { from, to } = context.input.transfers;
  const into = [...context.rowsIn(mover)];
  const out = [...context.rowsOut(mover)];
  const payers = [...sendersOf(context, into)];
  const receivers = [...receiversOf(context, out)];
  const isPrivate = (node: number): boolean => !context.isService(node);
  const pass_through = features.pass_through_ratio[mover]!;
  const holding_hours = features.median_holding_seconds[mover]! / 3600;
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
        params.min_private_ends,
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
          text: `It sent ${percent(pass_through)} of that on to ${counted(receivers.length, 'address', 'addresses')} within a day, half of it within ${lasting(holding_hours * HOUR_MS)} of its arrival.`,
          rows: out,
        },
      ],
    }),
  };
}

/** How many receipts of one size are as uneven: the inverse Simpson index of their USD; 0 of none. */
function evenTurns(context: TypologyContext, rows: readonly number[]): number {
  const { amount_usd } = context.input.transfers;
  const squares = rows.reduce((sum, row) => sum + amount_usd[row]! ** 2, 0);
  return ratio(usdOf(context, rows) ** 2, squares);
}
