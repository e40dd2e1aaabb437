/** Smurfing: a sum is split among mules into parts below a reporting limit, and comes together again. */
import { type NetworkPattern, usd } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between } from '../measures.ts';
import { flowThrough, gatheredSentence, scatteredSentence } from '../flow-through.ts';
import { patternsOf } from '../patterns-of.ts';
import { largestOf } from '../../extremes.ts';
import type { SmurfingSettings } from './params.ts';

export const smurfing: Chapter<SmurfingSettings> = {
  typology_type: 'smurfing',
  drawing: 'layers',
  fatf_category: 'transactions',
  specificity: 65,
  innocent_reading: 'An employer whose people spend part of their wages at one shop, or save it with one club.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'smurfing_network')) {
      if (pattern.pattern_subtype === '') yield candidateOf(context, pattern, position, params);
    }
  },
};

function candidateOf(
  context: TypologyContext,
  pattern: NetworkPattern,
  position: number,
  params: SmurfingSettings,
): Candidate {
  const flow = flowThrough(context, pattern);
  const { sources, mules, aggregators, scattered, gathered, gathered_ratio } = flow;
  return {
    subject: sources.find((node) => !context.isBystander(node)) ?? aggregators[0]!,
    members: pattern.members,
    conditions: [
      atLeast('mules', mules.length, params.min_mules, 'addresses'),
      atLeast(
        'gathered_ratio',
        gathered_ratio,
        params.min_gathered_ratio,
        'ratio of what came together to what was split',
      ),
      // Customers who withdraw from one exchange and pay one shop have the same shape.
      mustBe(
        'source_is_no_service',
        sources.some((node) => !context.isKnown(node)),
      ),
    ],
    describe: () => {
      const largest = largestOf(scattered.map((row) => context.input.transfers.amount_usd[row]!));
      const roles = new RoleBook(context).add(sources, 'source').add(mules, 'mule').add(aggregators, 'aggregator');
      const layers = flow.passed.length > 0;
      return {
        roles: roles.roles,
        entry: sources,
        exit: aggregators,
        rows: [...pattern.transfers],
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          { name: 'number of mules', value: between(mules.length, params.min_mules - 1, 12), weight: 0.4 },
          {
            name: 'share that came together again',
            value: between(gathered_ratio, params.min_gathered_ratio, 0.95),
            weight: 0.4,
          },
          { name: 'layers of mules', value: layers ? 1 : 0.5, weight: 0.2 },
        ],
        sentences: [
          scatteredSentence(context, flow, largest > 0 ? `, no part above ${usd(largest)}` : ''),
          ...(layers ? [{ text: 'The first mules passed their parts to further mules.', rows: flow.passed }] : []),
          gatheredSentence(context, flow),
        ].filter(({ rows }) => rows.length > 0 || gathered.length === 0),
      };
    },
  };
}
