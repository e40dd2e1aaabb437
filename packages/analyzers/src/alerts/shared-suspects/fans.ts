/** Addresses that pay, or are paid by, suspects of many different alerts, each of them once and never again. */
import { DAY_MS } from '@analytics/domain';
import { binomialTail } from '../../binomial.ts';
import { rareTies, rowsOfTie, type RareTies } from '../../structural/rare-ties/ties.ts';
import type { TypologyContext } from '../../typologies/context.ts';
import { matchedCount } from './matched-count.ts';
import type { SharedSuspectsSettings } from './params.ts';

/** Which alerts an address is a suspect of. */
export type AlertsOf = ReadonlyMap<number, readonly number[]>;

export interface SuspectFan {
  readonly centre: number;
  /** Whether the centre pays the suspects, or they pay it. */
  readonly is_payer: boolean;
  /** Suspects, in the order of their payments. */
  readonly leaves: readonly number[];
  /** Their payments, ascending. */
  readonly rows: readonly number[];
  /** The most leaves of which no two stand for the same alert. */
  readonly alert_count: number;
  /** Single payments of the centre in the stretch, in that direction. */
  readonly tie_count: number;
  /** Share of all single payments of the window that lead to a suspect. */
  readonly expected_share: number;
  /** −log2 of the chance that as many of its ties lead to suspects, over all stretches of the window. */
  readonly bits: number;
}

/** The single payments of a window: one transfer of a pair in that direction, neither a service. O(transfers). */
export function singlePayments({ input }: Pick<TypologyContext, 'input'>): RareTies {
  return rareTies(input, { max_transfers: 1, counts_both_ways: true });
}

/** One direction: the payments of centres, and those of their other ends, by node. */
interface Side {
  readonly is_payer: boolean;
  readonly ofCentre: TiesByNode;
  readonly ofLeaf: TiesByNode;
}

interface TiesByNode {
  readonly offsets: Uint32Array;
  readonly ties: Uint32Array;
  /** Whose each tie is. */
  readonly node: Uint32Array;
}

interface Search {
  readonly context: TypologyContext;
  readonly ties: RareTies;
  readonly alertsOf: AlertsOf;
  readonly settings: SharedSuspectsSettings;
}

/**
 * The strongest stretch of each centre and direction that reaches `min_alerts` and `min_bits`, payers first, centres
 * ascending. A leaf that shares an alert with the centre is no news. Businesses, services, known addresses and
 * whoever has more than `max_payments` are no centres. O(payments of suspects + max_payments · suspects of a centre).
 */
export function suspectFans(
  context: TypologyContext,
  ties: RareTies,
  alertsOf: AlertsOf,
  settings: SharedSuspectsSettings,
): SuspectFan[] {
  const search = { context, ties, alertsOf, settings };
  const ofPayer = { offsets: ties.payerOffsets, ties: ties.byPayer, node: ties.payer };
  const ofPayee = { offsets: ties.payeeOffsets, ties: ties.byPayee, node: ties.payee };
  return [
    ...fansOnSide(search, { is_payer: true, ofCentre: ofPayer, ofLeaf: ofPayee }),
    ...fansOnSide(search, { is_payer: false, ofCentre: ofPayee, ofLeaf: ofPayer }),
  ];
}

function fansOnSide(search: Search, side: Side): SuspectFan[] {
  const { context, ties, alertsOf, settings } = search;
  const suspectsOf = new Map<number, number>();
  let toSuspects = 0;
  for (const suspect of alertsOf.keys()) {
    for (const tie of tiesOf(side.ofLeaf, suspect)) {
      toSuspects++;
      const centre = side.ofCentre.node[tie]!;
      suspectsOf.set(centre, (suspectsOf.get(centre) ?? 0) + 1);
    }
  }
  return [...suspectsOf]
    .filter(([, count]) => count >= settings.min_alerts)
    .map(([node]) => node)
    .filter((node) => !context.isKnown(node) && !context.isBystander(node) && !context.isBusiness(node))
    .filter((node) => tiesOf(side.ofCentre, node).length <= settings.max_payments)
    .sort((a, b) => a - b)
    .flatMap((centre) => strongestStretch(search, side, centre, toSuspects / ties.count) ?? [])
    .filter(({ bits }) => bits >= settings.min_bits);
}

/** In the order of time: a view, nothing is copied. */
function tiesOf({ offsets, ties }: TiesByNode, node: number): Uint32Array {
  return ties.subarray(offsets[node], offsets[node + 1]);
}

function strongestStretch(
  { context, ties, alertsOf, settings }: Search,
  { is_payer, ofCentre, ofLeaf }: Side,
  centre: number,
  expected_share: number,
): SuspectFan | undefined {
  const own = tiesOf(ofCentre, centre);
  const leafOf = (tie: number): number => ofLeaf.node[tie]!;
  const known = new Set(alertsOf.get(centre));
  const isNews = (tie: number): boolean => {
    const alerts = alertsOf.get(leafOf(tie));
    return alerts !== undefined && !alerts.some((alert) => known.has(alert));
  };
  const stretch_ms = settings.stretch_days * DAY_MS;
  const { start_ms, end_ms } = context.input.window;
  // Stretches that do not overlap are looked at anew, and those between them are half as new.
  const looks = Math.max(1, (2 * (end_ms - start_ms)) / stretch_ms);
  let best: SuspectFan | undefined;
  own.forEach((first, begin) => {
    if (!isNews(first)) return;
    const until = ties.time_ms[first]! + stretch_ms;
    let end = begin;
    while (end < own.length && ties.time_ms[own[end]!]! < until) end++;
    const within = own.subarray(begin, end);
    const news = [...within].filter(isNews);
    if (news.length < settings.min_alerts) return;
    const leaves = news.map(leafOf);
    const alert_count = matchedCount(leaves.map((node) => alertsOf.get(node)!));
    if (alert_count < settings.min_alerts) return;
    const tie_count = within.length;
    const bits = -Math.log2(Math.min(1, binomialTail(alert_count, tie_count, expected_share) * looks));
    if (best !== undefined && bits <= best.bits) return;
    const rows = news.map((tie) => rowsOfTie(ties, tie)[0]!);
    best = { centre, is_payer, leaves, rows, alert_count, tie_count, expected_share, bits };
  });
  return best;
}
