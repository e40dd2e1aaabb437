/**
 * Bipartite layering: everybody of one layer pays nearly everybody of the next; stacked layering: two such steps in
 * order.
 */
import { DAY_MS, type NetworkPattern, counted, percent } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { between, ratio, rowsWithin, timeOf, usdOf, valueOf, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { isRareTiePattern, rareTieCandidate } from '../rare-tie-candidates.ts';
import { isUnusualFan, isUnusualSumPattern, unusualSumCandidate } from '../unusual-sum-candidates.ts';
import type { BipartiteLayeringSettings } from './params.ts';

export const bipartiteLayering: Chapter<BipartiteLayeringSettings> = {
  typology_type: 'bipartite_layering',
  drawing: 'layers',
  fatf_category: 'transaction_patterns',
  specificity: 42,
  innocent_reading: 'Subscribers of the same few publishers, or players of one game.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'smurfing_network')) {
      if (pattern.pattern_subtype !== 'bipartite' || isUnusualFan(pattern)) continue;
      if (isRareTiePattern(pattern)) yield rareTieCandidate(context, pattern, position);
      else if (isUnusualSumPattern(pattern)) yield unusualSumCandidate(context, pattern, position);
      else yield layersCandidate(context, pattern, position, params, ['source', 'target']);
    }
  },
};

export const stackedLayering: Chapter<BipartiteLayeringSettings> = {
  typology_type: 'stacked_layering',
  drawing: 'layers',
  fatf_category: 'transaction_patterns',
  specificity: 46,
  innocent_reading: 'Shops that buy from wholesalers who buy from farms: thin layers in which margins stay with each.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'smurfing_network')) {
      if (pattern.pattern_subtype !== 'stack') continue;
      if (isRareTiePattern(pattern)) yield rareTieCandidate(context, pattern, position);
      else if (isUnusualSumPattern(pattern)) yield unusualSumCandidate(context, pattern, position);
      else yield layersCandidate(context, pattern, position, params, ['first_layer', 'middle_layer', 'last_layer']);
    }
  },
};

const ROLE_OF_LAYER = ['source', 'intermediary', 'destination'] as const;

function layersCandidate(
  context: TypologyContext,
  pattern: NetworkPattern,
  position: number,
  params: BipartiteLayeringSettings,
  layer_names: readonly string[],
): Candidate {
  const { from, to } = context.input.transfers;
  const layers = layer_names.map((name) => pattern.members.filter((_, at) => pattern.roles[at] === name));
  const steps = layers.slice(1).map((layer, at) => {
    const rows = [...pattern.transfers].filter((row) => layers[at]!.includes(from[row]!) && layer.includes(to[row]!));
    const pairs = new Set(rows.map((row) => `${from[row]!},${to[row]!}`));
    return { rows, pairs, density: ratio(pairs.size, layers[at]!.length * layer.length) };
  });
  const density = Math.min(...steps.map((step) => step.density));
  return {
    subject: layers[0]![0]!,
    members: pattern.members,
    conditions: [
      atLeast('density', density, params.min_density, 'paid pairs over possible pairs'),
      atLeast(
        'focus_ratio',
        Math.min(...steps.map(({ rows }, at) => focusShare(context, layers[at + 1]!, rows))),
        params.min_focus_ratio,
        'share of what the paid layer takes in meanwhile that comes from who pays half of it or more',
      ),
      atLeast('moved_usd', Math.min(...steps.map(({ rows }) => usdOf(context, rows))), params.min_usd, 'USD'),
      atMost(
        'recurring_ratio',
        recurringShare(context, pattern),
        params.max_recurring_ratio,
        'share of the pairs that also deal at other times',
      ),
    ],
    describe: () => {
      const roles = new RoleBook(context);
      layers.forEach((layer, at) => roles.add(layer, at === layers.length - 1 ? 'destination' : ROLE_OF_LAYER[at]!));
      return {
        roles: roles.roles,
        entry: layers[0]!,
        exit: layers.at(-1)!,
        rows: [...pattern.transfers],
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          { name: 'density of the layers', value: between(density, params.min_density, 1), weight: 0.5 },
          {
            name: 'width of the narrowest layer',
            value: between(Math.min(...layers.map((layer) => layer.length)), 2, 7),
            weight: 0.5,
          },
        ],
        sentences: steps.map(({ rows, pairs }, at) => ({
          text: `${counted(layers[at]!.length, 'address', 'addresses')} paid ${worthOf(context, rows)} to ${counted(layers[at + 1]!.length, 'other address', 'other addresses')} ${whenOf(context, rows)}; ${percent(ratio(pairs.size, layers[at]!.length * layers[at + 1]!.length))} of the possible pairs paid.`,
          rows,
        })),
      };
    },
  };
}

/**
 * Of all that `receivers` take in from the first of `rows` to the last, the share that comes from those who pay at
 * least half of them. O(rows of the receivers).
 */
function focusShare(context: TypologyContext, receivers: readonly number[], rows: readonly number[]): number {
  const { from, to } = context.input.transfers;
  const [begin_ms, end_ms] = [timeOf(context, rows[0]!), timeOf(context, rows.at(-1)!)];
  const taken = receivers.flatMap((node) => rowsWithin(context, context.rowsIn(node), begin_ms, end_ms));
  const paid = new Map<number, Set<number>>();
  for (const row of taken) paid.set(from[row]!, (paid.get(from[row]!) ?? new Set()).add(to[row]!));
  const fromLayer = taken.filter((row) => 2 * paid.get(from[row]!)!.size >= receivers.length);
  return ratio(valueOf(context, fromLayer), valueOf(context, taken));
}

/** Share of the paying pairs that deal a day or more before the scheme or after it. */
function recurringShare(context: TypologyContext, pattern: NetworkPattern): number {
  const { from, to } = context.input.transfers;
  const begin_ms = timeOf(context, pattern.transfers[0]!) - DAY_MS;
  const end_ms = timeOf(context, pattern.transfers.at(-1)!) + DAY_MS;
  const pairs = new Map([...pattern.transfers].map((row) => [`${from[row]!},${to[row]!}`, row]));
  let recurring = 0;
  for (const row of pairs.values()) {
    const again = context.rowsOut(from[row]!).some((other) => {
      const time_ms = timeOf(context, other);
      return to[other] === to[row] && (time_ms < begin_ms || time_ms > end_ms);
    });
    if (again) recurring++;
  }
  return ratio(recurring, pairs.size);
}
