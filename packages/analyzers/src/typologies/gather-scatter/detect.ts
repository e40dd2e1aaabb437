/** Gather-scatter: several pay one hub, which then pays as much to several others. */
import { counted, lasting, partOf, type NetworkPattern } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, ratio, receiversOf, sendersOf, timeOf, usdOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { isRareTiePattern, rareTieCandidate } from '../rare-tie-candidates.ts';
import { isUnusualSumPattern, unusualSumCandidate } from '../unusual-sum-candidates.ts';
import type { GatherScatterSettings } from './params.ts';

export const gatherScatter: Chapter<GatherScatterSettings> = {
  typology_type: 'gather_scatter',
  drawing: 'layers',
  fatf_category: 'transaction_patterns',
  specificity: 44,
  innocent_reading: 'Flatmates or a club with one purse: members pay in, bills are paid out of it.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'smurfing_network')) {
      if (pattern.pattern_subtype !== 'gather_scatter') continue;
      if (isRareTiePattern(pattern)) yield rareTieCandidate(context, pattern, position);
      else if (isUnusualSumPattern(pattern)) yield unusualSumCandidate(context, pattern, position);
      else yield candidateOf(context, pattern, position, params);
    }
  },
};

function candidateOf(
  context: TypologyContext,
  pattern: NetworkPattern,
  position: number,
  params: GatherScatterSettings,
): Candidate {
  const { from, to } = context.input.transfers;
  const hub = pattern.hubs[0]!;
  const into = [...pattern.transfers].filter((row) => to[row] === hub);
  const out = [...pattern.transfers].filter((row) => from[row] === hub);
  const isPrivate = (node: number): boolean => !context.isBystander(node) && !context.isKnown(node);
  const senders = [...sendersOf(context, into)];
  const receivers = [...receiversOf(context, out)];
  const passed = Math.min(1, ratio(valueOf(context, out), valueOf(context, into)));
  const both = senders.filter((node) => receivers.includes(node)).length;
  return {
    subject: hub,
    members: pattern.members,
    conditions: [
      atLeast('private_senders', senders.filter(isPrivate).length, params.min_private_ends, 'addresses'),
      atLeast('private_receivers', receivers.filter(isPrivate).length, params.min_private_ends, 'addresses'),
      atLeast('passed_ratio', passed, params.min_passed_ratio, 'ratio of what went out to what came in'),
      atMost(
        'overlap_ratio',
        ratio(both, senders.length),
        params.max_overlap_ratio,
        'share of the senders that are paid as well',
      ),
      atLeast(
        'focus_ratio',
        ratio(valueOf(context, into), context.received[hub]!),
        params.min_focus_ratio,
        'share of all that it takes in',
      ),
      atLeast('gathered_usd', usdOf(context, into), params.min_usd, 'USD'),
      mustBe('hub_is_unknown', !context.isKnown(hub)),
    ],
    describe: () => {
      const took_ms = timeOf(context, out.at(-1)!) - timeOf(context, into[0]!);
      return {
        roles: new RoleBook(context).add(hub, 'hub').add(senders, 'source').add(receivers, 'destination').roles,
        entry: [hub, ...senders],
        exit: receivers,
        rows: [...pattern.transfers],
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          {
            name: 'how many pay and are paid',
            value: between(Math.min(senders.length, receivers.length), 2, 8),
            weight: 0.5,
          },
          { name: 'share that was passed on', value: between(passed, params.min_passed_ratio, 0.98), weight: 0.5 },
        ],
        sentences: [
          {
            text: `${counted(senders.length, 'address', 'addresses')} paid ${worthOf(context, into)} to ${named(hub)} ${whenOf(context, into)}.`,
            rows: into,
          },
          {
            text: `${named(hub)} paid ${partOf(passed)} of that to ${counted(receivers.length, 'other address', 'other addresses')}, the last of it ${lasting(took_ms)} after the first had come in.`,
            rows: out,
          },
        ],
      };
    },
  };
}
