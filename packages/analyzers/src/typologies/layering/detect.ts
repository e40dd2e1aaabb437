/** Layering: money is handed on through wallets that keep next to nothing of it. */
import { counted, lasting, moment, partOf, type LayeringPattern } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, named, type Candidate, type Chapter, type Sentence } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, timeOf, usdOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { isRareTiePattern, rareTieCandidate } from '../rare-tie-candidates.ts';
import type { LayeringTypologySettings } from './params.ts';

export const layering: Chapter<LayeringTypologySettings> = {
  typology_type: 'layering',
  drawing: 'chain',
  fatf_category: 'transaction_patterns',
  specificity: 20,
  innocent_reading: 'Firms of a supply chain that pay each other, or one person moving between several own wallets.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'layering_path')) {
      if (isRareTiePattern(pattern)) yield rareTieCandidate(context, pattern, position);
      else if (pattern.pattern_subtype === '') yield candidateOf(context, pattern, position, params);
    }
  },
};

function candidateOf(
  context: TypologyContext,
  pattern: LayeringPattern,
  position: number,
  params: LayeringTypologySettings,
): Candidate {
  const path = pattern.layering_path;
  // What a service pays out begins the path at its customer; what enters a deposit wallet ends it.
  const own = path.filter((node) => !context.isBystander(node));
  // Money that enters a desk or a till is mixed with everybody's: a business hands nothing on.
  const hands = own.filter((node) => node !== path[0] && node !== path.at(-1) && !context.isBusiness(node));
  return {
    subject: own[0] ?? path[0]!,
    members: pattern.members,
    conditions: [
      atLeast('intermediaries', hands.length, params.min_intermediaries, 'addresses'),
      atLeast('first_hop_usd', usdOf(context, pattern.hops[0]!), params.min_usd, 'USD'),
    ],
    describe: () => {
      const first = pattern.hops[0]!;
      const last = pattern.hops.at(-1)!;
      const roles = new RoleBook(context);
      path.forEach((node, at) =>
        roles.add(node, at === 0 ? 'source' : at === path.length - 1 ? 'destination' : 'intermediary'),
      );
      const took_ms = timeOf(context, last.at(-1)!) - timeOf(context, first[0]!);
      return {
        roles: roles.roles,
        entry: own.slice(0, 1),
        exit: own.slice(-1),
        rows: [...pattern.transfers],
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          { name: 'length of the chain', value: between(hands.length, params.min_intermediaries - 1, 8), weight: 0.5 },
          { name: 'share of the money that arrived', value: pattern.retention_ratio, weight: 0.3 },
          {
            name: 'haste: how little time passed at each hand',
            value: 1 - between(took_ms / pattern.hops.length / 3_600_000, 0, 24),
            weight: 0.2,
          },
        ],
        sentences: [
          {
            text: `${named(path[0]!)} sent ${worthOf(context, first)} to ${named(path[1]!)} on ${moment(timeOf(context, first[0]!))}.`,
            rows: first,
          },
          {
            text: `${counted(hands.length, 'wallet')} that ${hands.length === 1 ? 'is' : 'are'} no service (${hands.map(named).join(', ')}) passed nearly all of it on.`,
            rows: pattern.hops.slice(1, -1).flat(),
          },
          ...swapSentence(context, pattern),
          {
            text: `${named(path.at(-1)!)} received ${partOf(pattern.retention_ratio)} of it ${lasting(took_ms)} later.`,
            rows: last,
          },
        ],
      };
    },
  };
}

/** What the money became where it changed its asset on the way; nothing where it never did. */
function swapSentence({ input }: TypologyContext, { hops }: LayeringPattern): Sentence[] {
  const { asset, timestamp_ms } = input.transfers;
  const symbolOf = (row: number): string => input.assets[asset[row]!]!.asset_symbol;
  const swaps = hops.filter((rows) => asset[rows[0]!] !== asset[rows.at(-1)!]);
  if (swaps.length === 0) return [];
  const told = swaps.map(
    (rows) => `${symbolOf(rows[0]!)} for ${symbolOf(rows.at(-1)!)} on ${moment(timestamp_ms[rows[0]!]!)}`,
  );
  return [{ text: `On the way it was swapped: ${told.join(', ')}.`, rows: swaps.flat() }];
}
