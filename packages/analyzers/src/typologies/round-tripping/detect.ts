/** Round tripping: money goes round and comes home, so that it seems to come from somewhere else. */
import { counted, lasting, moment, partOf, type CyclePattern } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, ratio, timeOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { isRareTiePattern, rareTieCandidate } from '../rare-tie-candidates.ts';
import { isUnusualSumPattern, unusualSumCandidate } from '../unusual-sum-candidates.ts';
import type { RoundTrippingSettings } from './params.ts';

export const roundTripping: Chapter<RoundTrippingSettings> = {
  typology_type: 'round_tripping',
  drawing: 'ring',
  fatf_category: 'transaction_patterns',
  specificity: 60,
  innocent_reading:
    'A firm that rotates its treasury through its own wallets, or friends who lend and repay in a circle.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'cycle')) {
      if (isRareTiePattern(pattern)) yield rareTieCandidate(context, pattern, position);
      else if (isUnusualSumPattern(pattern)) yield unusualSumCandidate(context, pattern, position);
      else if (pattern.pattern_subtype === '') yield candidateOf(context, pattern, position, params);
    }
  },
};

function candidateOf(
  context: TypologyContext,
  pattern: CyclePattern,
  position: number,
  params: RoundTrippingSettings,
): Candidate {
  const { value, input } = context;
  const origin = pattern.cycle_path[0]!;
  const first = pattern.hops[0]!;
  const last = pattern.hops.at(-1)!;
  const returned = ratio(value[last]!, value[first]!);
  return {
    subject: origin,
    members: pattern.members,
    conditions: [
      atLeast('return_ratio', returned, params.min_return_ratio, 'ratio of what comes back to what left'),
      atLeast('hops', pattern.hops.length, params.min_hops, 'transfers'),
      atLeast('first_hop_usd', input.transfers.amount_usd[first]!, params.min_usd, 'USD'),
    ],
    describe: () => {
      const took_ms = timeOf(context, last) - timeOf(context, first);
      const between_them = pattern.cycle_path.slice(1);
      return {
        roles: new RoleBook(context).add(origin, 'origin').add(between_them, 'intermediary').roles,
        entry: [origin],
        exit: [origin],
        rows: [...pattern.transfers],
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          {
            name: 'share of the money that came back',
            value: between(returned, params.min_return_ratio, 1),
            weight: 0.4,
          },
          { name: 'number of addresses that it went round', value: between(pattern.hops.length, 2, 6), weight: 0.4 },
          { name: 'times that the same round was run', value: between(pattern.occurrence_count, 0, 3), weight: 0.2 },
        ],
        sentences: [
          {
            text: `${named(origin)} sent ${worthOf(context, [first])} to ${named(between_them[0]!)} on ${moment(timeOf(context, first))}.`,
            rows: [first],
          },
          {
            text: `${counted(between_them.length, 'address', 'addresses')} (${between_them.map(named).join(', ')}) passed it on, each to the next.`,
            rows: pattern.hops.slice(1, -1),
          },
          {
            text: `${named(origin)} received ${partOf(Math.min(1, returned))} of it back ${lasting(took_ms)} later.`,
            rows: [last],
          },
        ],
      };
    },
  };
}
