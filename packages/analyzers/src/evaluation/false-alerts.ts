/** Who is suspected without reason: benign twins, the rest of the network, and the victims of schemes. */
import { addToList, type EvaluatedAlert } from '@analytics/domain';
import type { EvaluationInput, KnownInstance } from './evaluation-input.ts';
import { memberKindOf } from './member-kind.ts';

export interface TwinResult {
  readonly twin_type: string;
  readonly instance_count: number;
  readonly flagged_count: number;
  readonly flagged_ratio: number;
  /** What the alerts that flagged it were called, the most frequent first. */
  readonly flagged_as: readonly NameCount[];
}

export interface NameCount {
  readonly typology_type: string;
  readonly count: number;
}

export interface BackgroundResult {
  /** Addresses of the window that are in no planted scheme but as a service; twins are among them. */
  readonly address_count: number;
  /** Those that some alert suspects; the ratio is null where there is no background. */
  readonly suspected_count: number;
  readonly suspected_ratio: number | null;
}

/** An alert must involve so many addresses of a twin to be about it, where the twin has as many. */
const MIN_TWIN_ADDRESSES = 2;

/**
 * A twin is flagged by an alert at least half of whose suspects are the twin's, services and members of planted schemes
 * left out on the twin's side, and that involves at least two of the twin's addresses (its only one, where it has one):
 * a guest of a shop who is suspected for another reason does not make the shop's rush hour a false alert. By twin, in
 * the order of first appearance.
 */
export function twinResults({ schemes, twins, alerts }: EvaluationInput): TwinResult[] {
  const guilty = ownAddresses(schemes);
  const twinsOf = indexTwins(twins);
  const flaggedAs = twins.map(() => new Set<string>());
  for (const alert of alerts) {
    const suspects = new Set(alert.suspect_addresses);
    const free = countByTwin(
      [...suspects].filter((address) => !guilty.has(address)),
      twinsOf,
    );
    const involved = countByTwin(new Set([...alert.addresses_involved, ...suspects]), twinsOf);
    for (const [at, count] of free) {
      const needed = Math.min(MIN_TWIN_ADDRESSES, memberCount(twins[at]!));
      if (count >= suspects.size / 2 && (involved.get(at) ?? 0) >= needed) flaggedAs[at]!.add(alert.typology_type);
    }
  }
  return [...new Set(twins.map(({ pattern_type }) => pattern_type))].map((twin_type) => {
    const names = flaggedAs.filter((_, at) => twins[at]!.pattern_type === twin_type);
    const flagged_count = names.filter(({ size }) => size > 0).length;
    return {
      twin_type,
      instance_count: names.length,
      flagged_count,
      flagged_ratio: flagged_count / names.length,
      flagged_as: countNames(names.flatMap((some) => [...some])),
    };
  });
}

/** The share of innocent addresses that are suspected of anything. */
export function backgroundResult({ schemes, alerts, address_count }: EvaluationInput): BackgroundResult {
  const involved = new Set<string>();
  for (const { pattern_type, members } of schemes) {
    for (const { address, role } of members) {
      // The exchange's deposit wallet of a launderer is known by the money that passes it: it counts neither way.
      if (role === 'deposit' || memberKindOf(pattern_type, role) !== 'service') involved.add(address);
    }
  }
  const innocent = [...allSuspects(alerts)].filter((address) => !involved.has(address));
  const background_count = Math.max(0, address_count - involved.size);
  return {
    address_count: background_count,
    suspected_count: innocent.length,
    suspected_ratio: background_count === 0 ? null : innocent.length / background_count,
  };
}

/** The bystanders of schemes, without those who act in another scheme. */
export function victimsOf(some: readonly KnownInstance[], guilty: ReadonlySet<string>): Set<string> {
  const victims = new Set<string>();
  for (const { pattern_type, members } of some) {
    for (const { address, role } of members) {
      if (memberKindOf(pattern_type, role) === 'bystander' && !guilty.has(address)) victims.add(address);
    }
  }
  return victims;
}

/** Own addresses of any scheme. */
export function ownAddresses(schemes: readonly KnownInstance[]): Set<string> {
  const own = new Set<string>();
  for (const { pattern_type, members } of schemes) {
    for (const { address, role } of members) if (memberKindOf(pattern_type, role) === 'own') own.add(address);
  }
  return own;
}

export function allSuspects(alerts: readonly EvaluatedAlert[]): Set<string> {
  return new Set(alerts.flatMap(({ suspect_addresses }) => suspect_addresses));
}

/** Names with how often they occur, the most frequent first, then by name. */
export function countNames(names: readonly string[]): NameCount[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([typology_type, count]) => ({ typology_type, count }))
    .sort((a, b) => b.count - a.count || (a.typology_type < b.typology_type ? -1 : 1));
}

function indexTwins(twins: readonly KnownInstance[]): Map<string, number[]> {
  const twinsOf = new Map<string, number[]>();
  twins.forEach(({ pattern_type, members }, at) => {
    for (const { address, role } of members) {
      if (memberKindOf(pattern_type, role) === 'service') continue;
      addToList(twinsOf, address, at);
    }
  });
  return twinsOf;
}

function memberCount({ pattern_type, members }: KnownInstance): number {
  return members.filter(({ role }) => memberKindOf(pattern_type, role) !== 'service').length;
}

function countByTwin(
  addresses: Iterable<string>,
  twinsOf: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const address of addresses) {
    for (const at of twinsOf.get(address) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}
