/** Campaigns: look-alikes of several addresses that one hand fills, or that hand what they take to one. */
import type { LookAlikeGroup } from '@analytics/domain';
import { disjointSets } from '../../disjoint-sets.ts';
import type { TypologyContext } from '../context.ts';
import { timeOf } from '../measures.ts';
import type { Deceit } from './contacts.ts';

/** Who is deceived by look-alikes of one address. */
export interface Bait {
  readonly group: LookAlikeGroup;
  /** At least one. */
  readonly deceits: readonly Deceit[];
}

/** Of the smallest payment that a look-alike took: what is handed on in smaller parts is spent. */
const LEAST_HANDED_ON = 0.5;

/**
 * Baits by who is behind their look-alikes, each in one campaign, in the order of their first. O(baits + transfers of
 * the look-alikes).
 */
export function campaignsOf(context: TypologyContext, baits: readonly Bait[]): Bait[][] {
  const sets = disjointSets(baits.length);
  const baitOf = new Map<number, number>();
  for (const [at, { deceits }] of baits.entries()) {
    for (const hand of handsBehind(context, deceits)) {
      const known = baitOf.get(hand);
      if (known === undefined) baitOf.set(hand, at);
      else sets.join(known, at);
    }
  }
  const campaigns = new Map<number, Bait[]>();
  for (const [at, bait] of baits.entries()) {
    const campaign = campaigns.get(sets.rootOf(at));
    if (campaign === undefined) campaigns.set(sets.rootOf(at), [bait]);
    else campaign.push(bait);
  }
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
 * What each look-alike handed on after its first victim had paid: payments of a size with what it took, to somebody who
 * is neither a service nor known.
 */
export function handedOn(context: TypologyContext, deceits: readonly Deceit[]): number[] {
  const { to } = context.input.transfers;
  const taken = new Map<number, { first: number; least: number }>();
  for (const { look_alike, lost } of deceits) {
    for (const row of lost) {
      const { first, least } = taken.get(look_alike) ?? { first: row, least: Infinity };
      taken.set(look_alike, { first: Math.min(first, row), least: Math.min(least, context.value[row]!) });
    }
  }
  const isHanded = (row: number, { first, least }: { first: number; least: number }): boolean =>
    row > first && context.value[row]! >= LEAST_HANDED_ON * least;
  return [...taken].flatMap(([look_alike, take]) =>
    [...context.rowsOut(look_alike)].filter(
      (row) => isHanded(row, take) && !context.isBystander(to[row]!) && !context.isKnown(to[row]!),
    ),
  );
}

/** Whoever many deal with as with a business is behind none of them. */
function handsBehind(context: TypologyContext, deceits: readonly Deceit[]): Set<number> {
  const { from, to } = context.input.transfers;
  const hands = [
    ...fundingOf(context, deceits).map((row) => from[row]!),
    ...handedOn(context, deceits).map((row) => to[row]!),
  ];
  return new Set(hands.filter((node) => !context.isBusiness(node)));
}
