/** Mixing: equal coins go into one hub from many, and come out as equal to as many others. */
import { counted, lasting, percent } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, ratio, receiversOf, sendersOf, timeOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { coinsLessFee, denominations } from './denominations.ts';
import type { MixingSettings } from './params.ts';

export const mixing: Chapter<MixingSettings> = {
  typology_type: 'mixing',
  drawing: 'star',
  fatf_category: 'anonymity',
  specificity: 80,
  innocent_reading:
    'A raffle or a game with tickets of one price; there a few winners are paid, and they are among the players.',
  *candidates(context, params) {
    const { addresses } = context.input;
    const least = Math.ceil(params.min_users / 2);
    for (let node = 0; node < addresses.length; node++) {
      if (context.isService(node) || context.rowsIn(node).length < least || context.rowsOut(node).length < least)
        continue;
      yield candidateOf(context, node, params);
    }
  },
};

function candidateOf(context: TypologyContext, hub: number, params: MixingSettings): Candidate {
  const into = denominations(context, context.rowsIn(hub), params);
  const equal = denominations(context, context.rowsOut(hub), params);
  const relayed = coinsLessFee(context, context.rowsOut(hub), into, params);
  const isRelayed = relayed.share > equal.share;
  const out = isRelayed ? relayed : equal;
  const depositors = [...sendersOf(context, into.rows)].filter((node) => !context.isService(node));
  const receivers = [...receiversOf(context, out.rows)].filter((node) => !context.isService(node));
  const both = depositors.filter((node) => receivers.includes(node)).length;
  const passed = ratio(valueOf(context, out.rows), valueOf(context, into.rows));
  return {
    subject: hub,
    conditions: [
      atLeast('depositors', depositors.length, params.min_users, 'addresses'),
      atLeast('receivers', receivers.length, params.min_users, 'addresses'),
      atLeast(
        'denominated_in_ratio',
        into.share,
        params.min_denominated_ratio,
        `share of the deposits in at most ${params.max_denominations} amounts`,
      ),
      atLeast(
        'denominated_out_ratio',
        out.share,
        params.min_denominated_ratio,
        isRelayed
          ? 'share of the withdrawals that are a deposit less a fee'
          : `share of the withdrawals in at most ${params.max_denominations} amounts`,
      ),
      atLeast('passed_ratio', passed, params.min_passed_ratio, 'ratio of what was paid out to what was paid in'),
      atMost(
        'passed_ratio_at_most',
        passed,
        1 / params.min_passed_ratio,
        'ratio of what was paid out to what was paid in',
      ),
      atMost(
        'overlap_ratio',
        ratio(both, depositors.length),
        params.max_overlap_ratio,
        'share of the depositors that are paid as well',
      ),
      mustBe('hub_is_unknown', !context.isKnown(hub)),
    ],
    describe: () => ({
      roles: new RoleBook(context)
        .add(hub, 'mixer')
        .add(depositors, 'depositor')
        .add(receivers, 'receiver')
        .addEnds([...into.rows, ...out.rows], 'depositor').roles,
      entry: [hub, ...depositors],
      exit: receivers,
      rows: ascending(into.rows, out.rows),
      patterns: context.input.patterns.flatMap((one, at) =>
        (one.pattern_type === 'motif_fanin' || one.pattern_type === 'motif_fanout') && one.center === hub ? [at] : [],
      ),
      proof_grade: 'shape_time_value',
      confidence: [
        { name: 'how many use it', value: between(Math.min(depositors.length, receivers.length), 8, 30), weight: 0.4 },
        { name: 'deposits and withdrawals of equal size', value: Math.min(into.share, out.share), weight: 0.4 },
        { name: 'depositors who are not paid', value: 1 - ratio(both, depositors.length), weight: 0.2 },
      ],
      sentences: [
        {
          text: `${counted(depositors.length, 'address', 'addresses')} paid ${worthOf(context, into.rows)} to ${named(hub)} ${whenOf(context, into.rows)}, ${percent(into.share)} of it in ${counted(into.sizes, 'fixed amount')}.`,
          rows: into.rows,
        },
        {
          text: `${named(hub)} paid ${worthOf(context, out.rows)} in ${isRelayed ? 'such amounts less a fee' : 'fixed amounts'} to ${counted(receivers.length, 'address', 'addresses')}, ${both === 0 ? 'none of which had paid in' : `${both} of which had paid in`}, the last ${lasting(timeOf(context, out.rows.at(-1)!) - timeOf(context, into.rows[0]!))} after the first deposit.`,
          rows: out.rows,
        },
      ],
    }),
  };
}
