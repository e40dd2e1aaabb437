/** Campaigns: look-alikes of several addresses that one hand fills, or that hand what they take to one. */
import { addToList, DAY_MS, type LookAlikeGroup } from '@analytics/domain';
import { disjointSets } from '../../disjoint-sets.ts';
import { smallestOf } from '../../extremes.ts';
import type { TypologyContext } from '../context.ts';
import { ascending, timeOf } from '../measures.ts';
import type { Deceit } from './contacts.ts';
import type { AddressPoisoningSettings } from './params.ts';

/** Who is deceived by look-alikes of one address. */
export interface Bait {
  readonly group: LookAlikeGroup;
  /** At least one. */
  readonly deceits: readonly Deceit[];
}

/**
 * Baits by who is behind their look-alikes, each in one campaign, in the order of their first. O(baits + transfers of
 * the look-alikes).
 */
export function campaignsOf(
  context: TypologyContext,
  baits: readonly Bait[],
  params: AddressPoisoningSettings,
): Bait[][] {
  const sets = disjointSets(baits.length);
  const baitOf = new Map<number, number>();
  for (const [at, { deceits }] of baits.entries()) {
    for (const hand of handsBehind(context, deceits, params)) {
      const known = baitOf.get(hand);
      if (known === undefined) baitOf.set(hand, at);
      else sets.join(known, at);
    }
  }
  const campaigns = new Map<number, Bait[]>();
  for (const [at, bait] of baits.entries()) addToList(campaigns, sets.rootOf(at), bait);
  return [...campaigns.values()];
}

/** The first payment to each look-alike before it acts, from somebody who is neither a victim nor a service nor known. */
export function fundingOf(context: TypologyContext, deceits: readonly Deceit[]): number[] {
  const { from } = context.input.transfers;
  const victims = new Set(deceits.map(({ victim }) => victim));
  const first_act = new Map<number, number>();
  for (const { look_alike, first_bait_ms } of deceits) {
    first_act.set(look_alike, Math.min(first_act.get(look_alike) ?? Infinity, first_bait_ms));
  }
  return [...first_act].flatMap(([look_alike, before_ms]) => {
    for (const row of context.rowsIn(look_alike)) {
      if (timeOf(context, row) > before_ms) return [];
      const payer = from[row]!;
      if (!victims.has(payer)) return context.isBystander(payer) || context.isKnown(payer) ? [] : [row];
    }
    return [];
  });
}

/**
 * What each look-alike handed on of what it took: payments of a size with one that it took, at most as much as it had
 * taken until then, soon after; to somebody who is neither a victim nor a service nor known. O(transfers of the
 * look-alikes).
 */
export function handedOn(
  context: TypologyContext,
  deceits: readonly Deceit[],
  params: AddressPoisoningSettings,
): number[] {
  const { to } = context.input.transfers;
  const victims = new Set(deceits.map(({ victim }) => victim));
  const isHand = (node: number): boolean => !victims.has(node) && !context.isBystander(node) && !context.isKnown(node);
  const takenBy = new Map<number, number[]>();
  for (const { look_alike, lost } of deceits) for (const row of lost) addToList(takenBy, look_alike, row);
  return [...takenBy].flatMap(([look_alike, taken]) =>
    handedOnBy(
      context,
      [...context.rowsOut(look_alike)].filter((row) => isHand(to[row]!)),
      ascending(taken),
      params,
    ),
  );
}

/** Of what one look-alike pays, what it hands on of what it has taken. Both ascend. */
function handedOnBy(
  context: TypologyContext,
  paid: readonly number[],
  taken: readonly number[],
  { handed_on_days, min_handed_on_ratio, max_handed_on_ratio }: AddressPoisoningSettings,
): number[] {
  let [left, next, last_ms] = [0, 0, 0];
  const least = min_handed_on_ratio * smallestOf(taken.map((row) => context.value[row]!));
  return paid.filter((row) => {
    for (; next < taken.length && taken[next]! < row; next++) {
      left += context.value[taken[next]!]!;
      last_ms = timeOf(context, taken[next]!);
    }
    const value = context.value[row]!;
    const isSoon = timeOf(context, row) - last_ms <= handed_on_days * DAY_MS;
    if (!isSoon || value < least || value > max_handed_on_ratio * left) return false;
    left -= value;
    return true;
  });
}

/** Whoever many deal with as with a business is behind none of them. */
function handsBehind(
  context: TypologyContext,
  deceits: readonly Deceit[],
  params: AddressPoisoningSettings,
): Set<number> {
  const { from, to } = context.input.transfers;
  const hands = [
    ...fundingOf(context, deceits).map((row) => from[row]!),
    ...handedOn(context, deceits, params).map((row) => to[row]!),
  ];
  return new Set(hands.filter((node) => !context.isBusiness(node)));
}
