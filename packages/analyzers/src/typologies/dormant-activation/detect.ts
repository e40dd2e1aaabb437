/**
 * Dormant activation: after months of silence most of a balance leaves within days, through wallets it never dealt
 * with.
 */
import { DAY_MS, HOUR_MS, counted, moment, during, grouped, partOf } from '@analytics/domain';
import { RoleBook } from '../role-book.ts';
import { atLeast, atMost, mustBe, named, type Candidate, type Chapter } from '../chapter.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, between, ratio, receiversOf, rowsWithin, timeOf, usdOf, valueOf, worthOf } from '../measures.ts';
import { lowerBound } from '../../lower-bound.ts';
import { rowsByNode } from '../../transfer-index.ts';
import { spreadForward } from '../trails.ts';
import { longSilenceDays } from './long-silence.ts';
import type { DormantActivationSettings } from './params.ts';

export const dormantActivation: Chapter<DormantActivationSettings> = {
  typology_type: 'dormant_activation',
  drawing: 'star',
  fatf_category: 'transactions',
  specificity: 68,
  innocent_reading: 'A saver who takes a part of his savings to his own exchange account.',
  *candidates(context, params) {
    const { features, addresses, window } = context.input;
    const long_days = longSilenceDays(window, params);
    let heldAt: HeldBefore | undefined;
    for (let node = 0; node < addresses.length; node++) {
      if (features.dormancy_days[node]! < long_days / 2 || context.isBystander(node)) continue;
      if (context.rowsOut(node).length === 0) continue;
      heldAt ??= heldBefore(context);
      yield candidateOf(context, node, params, heldAt);
    }
  },
};

/** The first row after the longest silence of the window, or after one that began before it. */
function wakingRow(context: TypologyContext, node: number): number {
  const rows = ascending(context.rowsIn(node), context.rowsOut(node));
  const silent_ms = context.input.features.dormancy_days[node]! * DAY_MS;
  for (let at = 1; at < rows.length; at++) {
    if (timeOf(context, rows[at]!) - timeOf(context, rows[at - 1]!) >= 0.999 * silent_ms) return rows[at]!;
  }
  return rows[0]!;
}

function candidateOf(
  context: TypologyContext,
  sleeper: number,
  params: DormantActivationSettings,
  heldAt: HeldBefore,
): Candidate {
  const { to } = context.input.transfers;
  const silent_days = context.input.features.dormancy_days[sleeper]!;
  const long_days = longSilenceDays(context.input.window, params);
  const waking = wakingRow(context, sleeper);
  const firstOut = [...context.rowsOut(sleeper)].find((row) => row >= waking);
  const begin_ms = firstOut === undefined ? 0 : timeOf(context, firstOut);
  const spent =
    firstOut === undefined
      ? []
      : rowsWithin(context, context.rowsOut(sleeper), begin_ms, begin_ms + params.window_hours * HOUR_MS);
  const strangers = spent.filter(
    (row) => !context.isBystander(to[row]!) && !dealtBefore(context, sleeper, to[row]!, waking),
  );
  const held = heldAt(sleeper, waking);
  const fresh =
    spent.length === 0 ? [] : [...context.rowsIn(sleeper)].filter((row) => row >= waking && row <= spent.at(-1)!);
  const rules = {
    window_hours: params.window_hours,
    least_ratio: params.follow_min_carried_ratio,
    most_hops: params.follow_max_hops,
  };
  const trails = strangers.map((row) => spreadForward(context, row, rules));
  const moved_on = strangers.filter((_, at) => trails[at]!.hops > 0);
  return {
    subject: sleeper,
    conditions: [
      atLeast('silent_days', silent_days, long_days, 'days'),
      atLeast(
        'spent_ratio',
        Math.min(1, ratio(valueOf(context, spent), held)),
        silent_days < params.min_silent_days ? params.short_min_spent_ratio : params.min_spent_ratio,
        'share of what it held',
      ),
      atMost(
        'spent_ratio_at_most',
        held > 0 ? valueOf(context, spent) / held : 0,
        params.max_spent_ratio,
        'ratio of what leaves to what it held',
      ),
      atLeast(
        'moved_on_ratio',
        ratio(valueOf(context, moved_on), valueOf(context, spent)),
        params.min_moved_on_ratio,
        'share of what leaves that runs on',
      ),
      atMost(
        'fresh_ratio',
        ratio(valueOf(context, fresh), valueOf(context, spent)),
        params.max_fresh_ratio,
        'ratio of what came in after it woke to what then left',
      ),
      atLeast(
        'stranger_ratio',
        ratio(valueOf(context, strangers), valueOf(context, spent)),
        params.min_stranger_ratio,
        'share of what leaves',
      ),
      atLeast('spent_usd', usdOf(context, spent), params.min_usd, 'USD'),
      mustBe('sleeper_is_unknown', !context.isKnown(sleeper)),
    ],
    describe: () => {
      const onward = ascending(trails.flatMap(({ rows }) => rows));
      const roles = new RoleBook(context).add(sleeper, 'dormant').add(receiversOf(context, strangers), 'intermediary');
      roles.addEnds(onward, 'intermediary').add(receiversOf(context, spent), 'receiver');
      const share = Math.min(1, ratio(valueOf(context, spent), held));
      return {
        roles: roles.roles,
        entry: [sleeper],
        exit: [...receiversOf(context, strangers)],
        rows: ascending(spent, onward),
        patterns: [],
        proof_grade: 'shape_time_value',
        confidence: [
          { name: 'share of the balance that left', value: between(share, params.min_spent_ratio, 1), weight: 0.4 },
          {
            name: 'length of the silence',
            value: between(silent_days, long_days / 2, 2 * long_days),
            weight: 0.3,
          },
          {
            name: 'hops that it then took',
            value: between(Math.max(0, ...trails.map(({ hops }) => hops)), 0, 4),
            weight: 0.3,
          },
        ],
        sentences: [
          {
            text: `${named(sleeper)} made and received no transfer for ${grouped(silent_days)} days until ${moment(timeOf(context, waking))}.`,
            rows: [waking],
          },
          {
            text: `It then sent ${worthOf(context, spent)}, ${partOf(share)} of what it held, to ${counted(receiversOf(context, spent).size, 'address', 'addresses')} that it had never paid or been paid by, ${during(begin_ms, timeOf(context, spent.at(-1)!))}.`,
            rows: spent,
          },
          ...(onward.length > 0
            ? [
                {
                  text: `${counted(onward.length, 'further transfer')} took the money on${onward.some((row) => context.isService(to[row]!)) ? ' to a service' : ''}.`,
                  rows: ascending(onward),
                },
              ]
            : []),
        ],
      };
    },
  };
}

/**
 * What a node held when it woke, in `value`: the balance from before the window, and receipts of the window up to then,
 * less what it sent.
 */
type HeldBefore = (node: number, waking: number) => number;

/** O(transfers) once, then O(transfers of the node · log transfers) a call. */
function heldBefore(context: TypologyContext): HeldBefore {
  const { transfers, dormant_balances, assets } = context.input;
  const { asset, amount } = transfers;
  const balances = new Map<number, Map<number, number>>();
  for (const { node, asset: of, amount: held } of dormant_balances) {
    const own = balances.get(node) ?? new Map<number, number>();
    balances.set(node, own.set(of, held));
  }
  const [offsets, rowsOfAsset] = rowsByNode(asset, assets.length);
  const isPriced = (row: number): boolean => amount[row]! > 0;
  /** Value of one native unit: from the node's own transfers of the asset from then on, else from anybody's next. */
  const pricePerUnit = (node: number, of: number, waking: number): number => {
    const own = context.rowsOut(node).find((row) => row >= waking && asset[row] === of && isPriced(row));
    if (own !== undefined) return context.value[own]! / amount[own]!;
    for (let at = lowerBound(rowsOfAsset, waking, offsets[of], offsets[of + 1]); at < offsets[of + 1]!; at++) {
      const row = rowsOfAsset[at]!;
      if (isPriced(row)) return context.value[row]! / amount[row]!;
    }
    return 0;
  };
  return (node, waking) => {
    const native = new Map(balances.get(node));
    const move = (rows: Uint32Array, sign: number): void => {
      for (const row of rows)
        if (row < waking) native.set(asset[row]!, (native.get(asset[row]!) ?? 0) + sign * amount[row]!);
    };
    move(context.rowsIn(node), 1);
    move(context.rowsOut(node), -1);
    let held = 0;
    for (const [of, units] of native) if (units > 0) held += units * pricePerUnit(node, of, waking);
    return held;
  };
}

function dealtBefore(
  { input, rowsIn, rowsOut }: TypologyContext,
  node: number,
  other: number,
  waking: number,
): boolean {
  const { from, to } = input.transfers;
  return (
    rowsIn(node).some((row) => row < waking && from[row] === other) ||
    rowsOut(node).some((row) => row < waking && to[row] === other)
  );
}
