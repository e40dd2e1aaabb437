/** Which alert tells which planted scheme, and how completely. */
import { addToList, type EvaluatedAlert } from '@analytics/domain';
import type { KnownInstance } from './evaluation-input.ts';
import { memberKindOf } from './member-kind.ts';

/** What became of one planted scheme. */
export interface SchemeMatch {
  readonly typology_type: string;
  readonly instance_id: string;
  readonly own_count: number;
  /** Largest share of its own addresses that one alert involves, in [0, 1]. */
  readonly coverage: number;
  /**
   * The alert that covers most (the better Jaccard, then the first read, where several do); empty where none covers
   * any.
   */
  readonly best_alert_id: string;
  readonly best_alert_type: string;
  /** Largest Jaccard index over all alerts, of the scheme's own addresses with the alert's. */
  readonly best_jaccard: number;
  /** alert_rank of the first alert that covers half of it; null where none does. */
  readonly first_seen_rank: number | null;
  /** Alerts that are mostly about this scheme: see `schemeMatches`. */
  readonly alert_count: number;
}

interface Scheme {
  readonly own: ReadonlySet<string>;
  /** Its services and bystanders: neither for nor against an alert that names them. */
  readonly others: ReadonlySet<string>;
}

interface Best {
  coverage: number;
  jaccard_of_best: number;
  best: EvaluatedAlert | undefined;
  best_jaccard: number;
  first_seen_rank: number | null;
  alert_count: number;
}

/** Coverage from which a scheme counts as seen. */
export const SEEN_COVERAGE = 0.5;

/**
 * Compares every alert with every scheme that it shares an address with. An alert is *about* the scheme to whose own
 * addresses more than half of its suspects belong (of what it involves, where it names no suspect), and about one
 * scheme at most: that of the largest share, the first of equals. Alerts are taken by rank, then id; O(sum of the
 * alerts' addresses · schemes an address is in).
 */
export function schemeMatches(schemes: readonly KnownInstance[], alerts: readonly EvaluatedAlert[]): SchemeMatch[] {
  const sets = schemes.map(setsOf);
  const schemesOf = new Map<string, number[]>();
  sets.forEach(({ own }, at) => {
    for (const address of own) {
      addToList(schemesOf, address, at);
    }
  });
  const results = sets.map((): Best => ({
    coverage: 0,
    jaccard_of_best: 0,
    best: undefined,
    best_jaccard: 0,
    first_seen_rank: null,
    alert_count: 0,
  }));
  for (const alert of byRank(alerts)) {
    const involved = new Set([...alert.addresses_involved, ...alert.suspect_addresses]);
    for (const [at, shared] of sharedCounts(involved, schemesOf))
      judge(alert, involved, shared, sets[at]!, results[at]!);
    const about = schemeOf(alert, involved, schemesOf);
    if (about !== undefined) results[about]!.alert_count++;
  }
  return schemes.map((scheme, at) => matchOf(scheme, sets[at]!, results[at]!));
}

function setsOf({ pattern_type, members }: KnownInstance): Scheme {
  const own = new Set<string>();
  const others = new Set<string>();
  for (const { address, role } of members) (memberKindOf(pattern_type, role) === 'own' ? own : others).add(address);
  return { own, others };
}

/** Alerts in the order in which they are read. */
export function byRank(alerts: readonly EvaluatedAlert[]): EvaluatedAlert[] {
  return [...alerts].sort((a, b) => a.alert_rank - b.alert_rank || (a.alert_id < b.alert_id ? -1 : 1));
}

/** scheme → how many of the addresses are its own, schemes ascending. */
function sharedCounts(
  addresses: Iterable<string>,
  schemesOf: ReadonlyMap<string, readonly number[]>,
): [scheme: number, count: number][] {
  const counts = new Map<number, number>();
  for (const address of addresses) {
    for (const at of schemesOf.get(address) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

function judge(
  alert: EvaluatedAlert,
  involved: ReadonlySet<string>,
  shared: number,
  { own, others }: Scheme,
  result: Best,
): void {
  const coverage = shared / own.size;
  let counted = 0;
  for (const address of involved) if (!others.has(address)) counted++;
  const jaccard = shared / (counted + own.size - shared);
  if (coverage > result.coverage || (coverage === result.coverage && jaccard > result.jaccard_of_best)) {
    result.coverage = coverage;
    result.jaccard_of_best = jaccard;
    result.best = alert;
  }
  result.best_jaccard = Math.max(result.best_jaccard, jaccard);
  if (coverage >= SEEN_COVERAGE) result.first_seen_rank ??= alert.alert_rank;
}

function schemeOf(
  alert: EvaluatedAlert,
  involved: ReadonlySet<string>,
  schemesOf: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const judged = alert.suspect_addresses.length > 0 ? new Set(alert.suspect_addresses) : involved;
  let about: number | undefined;
  let most = judged.size / 2;
  for (const [at, shared] of sharedCounts(judged, schemesOf)) {
    if (shared > most) [about, most] = [at, shared];
  }
  return about;
}

function matchOf(scheme: KnownInstance, { own }: Scheme, result: Best): SchemeMatch {
  return {
    typology_type: scheme.pattern_type,
    instance_id: scheme.pattern_instance_id,
    own_count: own.size,
    coverage: result.coverage,
    best_alert_id: result.best?.alert_id ?? '',
    best_alert_type: result.best?.typology_type ?? '',
    best_jaccard: result.best_jaccard,
    first_seen_rank: result.first_seen_rank,
    alert_count: result.alert_count,
  };
}
