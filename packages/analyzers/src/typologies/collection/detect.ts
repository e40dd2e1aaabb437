/** Collection: many who never paid before pay one address within days, and it sends nearly all of it on. */
import { counted, lasting, partOf, type MotifPattern } from '@analytics/domain';
import { isSlowPattern } from '../../structural/slow-look/two-looks.ts';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { exitOf } from '../exit-of.ts';
import { fanRows, oneTimeShare, strangersWords } from '../fan-measures.ts';
import { between, beyondDust, ratio, timeOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { isUnusualFan, unusualSumCandidate } from '../unusual-sum-candidates.ts';
import type { CollectionSettings } from './params.ts';

export const collection: Chapter<CollectionSettings> = {
  typology_type: 'collection',
  drawing: 'star',
  fatf_category: 'transaction_patterns',
  specificity: 40,
  innocent_reading: 'A fundraiser or a landlord who pays for something large at once.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'motif_fanin'))
      yield candidateOf(context, pattern, position, params);
    for (const [position, pattern] of patternsOf(context, 'smurfing_network')) {
      if (pattern.pattern_subtype === 'bipartite' && isUnusualFan(pattern))
        yield unusualSumCandidate(context, pattern, position);
    }
  },
};

function candidateOf(
  context: TypologyContext,
  pattern: MotifPattern,
  position: number,
  params: CollectionSettings,
): Candidate {
  const { center } = pattern;
  const { from } = context.input.transfers;
  const isSlow = isSlowPattern(pattern);
  const rows = fanRows(context, pattern, params.slow_pause_hours);
  const senders = [...new Set(rows.map((row) => from[row]!))];
  const exit = exitOf(context, center, rows, isSlow ? params.slow_window_hours : params.window_hours);
  const first_time = oneTimeShare(context, center, rows, 'in');
  return {
    subject: center,
    members: [center, ...senders],
    conditions: [
      atLeast(
        'senders',
        beyondDust(context, rows, 'from').filter((node) => !context.isService(node)).length,
        10,
        'addresses that are no services',
      ),
      atLeast(
        'forwarded_ratio',
        exit.forwarded_ratio,
        params.min_forwarded_ratio,
        'ratio of what is sent on to what was collected',
      ),
      atLeast(
        'first_time_ratio',
        first_time,
        params.min_first_time_ratio,
        'share of the senders that pay only this once',
      ),
      atMost('exits', exit.main_receivers.length, params.max_exits, 'addresses that most of it is sent on to'),
      atLeast(
        'focus_ratio',
        ratio(valueOf(context, rows), context.received[center]!),
        params.min_focus_ratio,
        'share of all that it takes in',
      ),
      mustBe('center_is_unknown', !context.isKnown(center)),
    ],
    describe: () => {
      const gone_ms = timeOf(context, exit.rows.at(-1)!) - timeOf(context, rows.at(-1)!);
      return {
        roles: new RoleBook(context).add(center, 'collector').add(senders, 'sender').add(exit.main_receivers, 'exit')
          .roles,
        entry: [center, ...senders],
        exit: exit.main_receivers,
        rows: [...rows, ...exit.rows],
        patterns: [position],
        proof_grade: 'shape_time_value',
        confidence: [
          { name: 'number of senders', value: between(senders.length, 8, 30), weight: 0.3 },
          { name: 'senders who pay only this once', value: first_time, weight: 0.3 },
          {
            name: 'share that is sent on',
            value: between(exit.forwarded_ratio, params.min_forwarded_ratio, 1),
            weight: 0.4,
          },
        ],
        sentences: [
          {
            text: `${counted(senders.length, 'address', 'addresses')} paid ${worthOf(context, rows)} to ${named(center)} ${whenOf(context, rows)}; ${strangersWords(first_time)}.`,
            rows,
          },
          {
            text: `${named(center)} sent ${partOf(exit.forwarded_ratio)} of that on to ${exit.main_receivers.map(named).join(', ')}${gone_ms > 0 ? `, the last of it ${lasting(gone_ms)} after the last payment` : ''}.`,
            rows: exit.rows,
          },
        ],
      };
    },
  };
}
