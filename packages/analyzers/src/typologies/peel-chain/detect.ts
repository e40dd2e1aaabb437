/** Peel chain: the larger part goes on at every hop, a smaller part is left with someone. */
import { type LayeringPattern, counted, percent, usd } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, ratio, usdOf, whenOf, worthOf } from '../measures.ts';
import { patternsOf } from '../patterns-of.ts';
import { trailForward } from '../trails.ts';
import type { PeelChainSettings } from './params.ts';

export const peelChain: Chapter<PeelChainSettings> = {
  typology_type: 'peel_chain',
  drawing: 'chain',
  fatf_category: 'anonymity',
  specificity: 70,
  innocent_reading:
    'A wallet that takes a new address for its change with every payment, as wallets of UTXO chains do.',
  *candidates(context, params) {
    for (const [position, pattern] of patternsOf(context, 'layering_path')) {
      if (pattern.pattern_subtype === 'peel_chain') yield candidateOf(context, pattern, position, params);
    }
  },
};

interface NotableEnd {
  readonly text: string;
  /** The transfers that show it, where they are none of the chain. */
  readonly rows: readonly number[];
}

/** What makes a chain of fewer hops telling: where it starts and where it ends. */
function notableEnds(context: TypologyContext, pattern: LayeringPattern, params: PeelChainSettings): NotableEnd[] {
  const { input } = context;
  const path = pattern.layering_path;
  const onward = trailForward(context, pattern.hops.at(-1)![0]!, {
    window_hours: params.end_window_hours,
    least_ratio: params.end_min_carried_ratio,
    most_hops: params.end_max_hops,
  });
  const end = onward.length > 0 ? input.transfers.to[onward.at(-1)!]! : path.at(-1)!;
  const ends: NotableEnd[] = [];
  const note = (text: string, rows: readonly number[] = []): void => void ends.push({ text, rows });
  const start = context.isBystander(path[0]!) ? path[1]! : path[0]!;
  if (input.addresses.risk_category[start] !== 0) note('it starts at an address with a risk label');
  if (input.features.dormancy_days[start]! >= params.dormant_days)
    note('it starts at a wallet that had been silent for months');
  if (input.patterns.some((one) => one.pattern_type === 'temporal_burst' && one.address === start))
    note('it starts at a burst');
  if (context.isBystander(end)) note(`what is left ends at ${named(end)}`, onward);
  return ends;
}

/**
 * Where wallets usually take a new address for their change, a chain of payments each with its change at the same
 * instant is how a wallet pays, unless it starts at a risk or an old hoard.
 */
function isChangeOfWallet(context: TypologyContext, pattern: LayeringPattern, params: PeelChainSettings): boolean {
  const { transfers, addresses, features } = context.input;
  if (context.changeRatio() < params.change_ratio) return false;
  const path = pattern.layering_path;
  const start = context.isBystander(path[0]!) ? path[1]! : path[0]!;
  if (addresses.risk_category[start] !== 0 || features.dormancy_days[start]! >= params.dormant_days) return false;
  const onward = new Set(pattern.hops.flat());
  const hops = new Set(Array.from(onward, (row) => `${transfers.from[row]!} ${transfers.timestamp_ms[row]!}`));
  return [...pattern.transfers].every(
    (row) => onward.has(row) || hops.has(`${transfers.from[row]!} ${transfers.timestamp_ms[row]!}`),
  );
}

/** Fees and rounding: a smaller rest needs no telling. */
const SMALL_REST = 0.02;

function candidateOf(
  context: TypologyContext,
  pattern: LayeringPattern,
  position: number,
  params: PeelChainSettings,
): Candidate {
  const path = pattern.layering_path;
  const ends = notableEnds(context, pattern, params);
  const start = context.isBystander(path[0]!) ? path[1]! : path[0]!;
  return {
    subject: start,
    members: pattern.members,
    conditions: [
      ends.length > 0
        ? mustBe('notable_start_or_end', true)
        : atLeast('hops_without_telling_end', pattern.hops.length, params.long_hops, 'transfers'),
      mustBe('more_than_the_change_of_a_wallet', !isChangeOfWallet(context, pattern, params)),
      mustBe(
        'runs_outside_services',
        path.slice(1, -1).every((node) => !context.isService(node)),
      ),
    ],
    describe: () => {
      const onward = pattern.hops.flat();
      const peels = [...pattern.transfers].filter((row) => !onward.includes(row));
      const last = ends.flatMap(({ rows }) => rows);
      const first_usd = usdOf(context, pattern.hops[0]!);
      const rest_usd = first_usd * (1 - pattern.retention_ratio) - usdOf(context, peels);
      const receivers = pattern.members.filter((_, at) => pattern.roles[at] === 'peel_receiver');
      const roles = new RoleBook(context)
        .add(start, 'source')
        .add(path.slice(1, -1), 'intermediary')
        .add(path, 'intermediary');
      roles.add(receivers, 'peel_receiver');
      return {
        roles: roles.roles,
        entry: [start],
        exit: [path.at(-1)!],
        rows: ascending(pattern.transfers, last),
        patterns: [position],
        proof_grade: pattern.proof_grade,
        confidence: [
          {
            name: 'number of hops',
            value: between(pattern.hops.length, params.weak_hops, params.sure_hops),
            weight: 0.5,
          },
          { name: 'notable start or end', value: Math.min(1, ends.length / 2), weight: 0.3 },
          {
            name: 'share of the hops with a peel',
            value: Math.min(1, ratio(peels.length, onward.length - 1)),
            weight: 0.2,
          },
        ],
        sentences: [
          {
            text: `${
              start === path[0]
                ? `${named(start)} sent ${worthOf(context, pattern.hops[0]!)} over ${counted(onward.length, 'hop')}`
                : `${named(path[0]!)} paid ${worthOf(context, pattern.hops[0]!)} to ${named(start)}, which sent it on over ${counted(onward.length - 1, 'hop')}`
            } to ${named(path.at(-1)!)} ${whenOf(context, onward)}; at each hop the larger part went on to a new wallet.`,
            rows: onward,
          },
          {
            text: `On the way ${counted(receivers.length, 'other address', 'other addresses')} received ${counted(peels.length, 'smaller part')}, ${worthOf(context, peels)} together; ${percent(pattern.retention_ratio)} reached the end${rest_usd > SMALL_REST * first_usd ? ` and ${usd(rest_usd)} stayed on the way` : ''}.`,
            rows: peels,
          },
          ...(ends.length > 0
            ? [
                {
                  text: `What else points at it: ${ends.map(({ text }) => text).join('; ')}.`,
                  rows: last.length > 0 ? last : [onward[0]!],
                },
              ]
            : []),
        ],
      };
    },
  };
}
