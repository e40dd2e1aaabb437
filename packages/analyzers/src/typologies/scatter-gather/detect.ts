/** Scatter-gather: one pays several, and all of them pay one other what they got. */
import { type NetworkPattern } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { flowThrough, gatheredSentence, scatteredSentence } from '../flow-through.ts';
import { between, ratio, usdOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { isRareTiePattern, rareTieCandidate } from '../rare-tie-candidates.ts';
import { isUnusualSumPattern, unusualSumCandidate } from '../unusual-sum-candidates.ts';
import type { ScatterGatherSettings } from './params.ts';

export const scatterGather: Chapter<ScatterGatherSettings> = {
  typology_type: 'scatter_gather',
  drawing: 'layers',
  fatf_category: 'transaction_patterns',
  specificity: 45,
  innocent_reading: 'A project that pays its team, who stake or save a part of it in the same place.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'smurfing_network')) {
      if (pattern.pattern_subtype !== 'scatter_gather') continue;
      if (isRareTiePattern(pattern)) yield ofRareTies(context, pattern, position, params);
      else if (isUnusualSumPattern(pattern)) yield unusualSumCandidate(context, pattern, position);
      else yield candidateOf(context, pattern, position, params);
    }
  },
};

function ofRareTies(
  context: TypologyContext,
  pattern: NetworkPattern,
  position: number,
  { min_passed_on_ratio }: ScatterGatherSettings,
): Candidate {
  const candidate = rareTieCandidate(context, pattern, position);
  const passed_on = atLeast('passed_on_ratio', passedOnRatio(context, pattern), min_passed_on_ratio, 'of what came in');
  return { ...candidate, conditions: [...candidate.conditions, passed_on] };
}

/** What those who are paid and pay within the group pay, over what they get. O(transfers). */
function passedOnRatio({ input, value }: TypologyContext, { transfers }: NetworkPattern): number {
  const { from, to } = input.transfers;
  const payers = new Set([...transfers].map((row) => from[row]!));
  const payees = new Set([...transfers].map((row) => to[row]!));
  let [got, paid] = [0, 0];
  for (const row of transfers) {
    if (payers.has(to[row]!)) got += value[row]!;
    if (payees.has(from[row]!)) paid += value[row]!;
  }
  return ratio(paid, got);
}

function candidateOf(
  context: TypologyContext,
  pattern: NetworkPattern,
  position: number,
  params: ScatterGatherSettings,
): Candidate {
  const flow = flowThrough(context, pattern);
  const { sources, mules, aggregators, scattered, gathered_ratio } = flow;
  const own = mules.filter((node) => !context.isBystander(node));
  return {
    subject: sources.find((node) => !context.isBystander(node)) ?? aggregators[0]!,
    members: pattern.members,
    conditions: [
      atLeast('middles', own.length, 3, 'addresses that are no deposit wallets'),
      atLeast(
        'gathered_ratio',
        gathered_ratio,
        params.min_gathered_ratio,
        'ratio of what came together to what was paid out',
      ),
      atLeast('scattered_usd', usdOf(context, scattered), params.min_usd, 'USD'),
      mustBe(
        'source_is_no_service',
        sources.some((node) => !context.isKnown(node)),
      ),
      mustBe(
        'destination_is_no_service',
        aggregators.some((node) => !context.isKnown(node)),
      ),
    ],
    describe: () => ({
      roles: new RoleBook(context).add(sources, 'source').add(mules, 'intermediary').add(aggregators, 'destination')
        .roles,
      entry: sources,
      exit: aggregators,
      rows: [...pattern.transfers],
      patterns: [position],
      proof_grade: pattern.proof_grade,
      confidence: [
        { name: 'number of middles', value: between(own.length, 2, 8), weight: 0.5 },
        {
          name: 'share that came together again',
          value: between(gathered_ratio, params.min_gathered_ratio, 0.95),
          weight: 0.5,
        },
      ],
      sentences: [scatteredSentence(context, flow), gatheredSentence(context, flow)],
    }),
  };
}
