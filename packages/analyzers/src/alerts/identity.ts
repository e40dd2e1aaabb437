/**
 * Which alert of today is an alert of before: the same money keeps its id from day to day and from window to window. A
 * new act of the same suspects is a new alert that names the earlier one.
 */
import { createHash } from 'node:crypto';
import { addToList, type PriorAlert } from '@analytics/domain';

export type AlertFacts = Pick<PriorAlert, 'typology_type' | 'suspect_addresses' | 'evidence_transfers'>;

export interface AlertIdentity {
  readonly alert_id: string;
  readonly first_seen_date: string;
  readonly last_seen_date: string;
  /** An alert of other transfers whose suspects are at least half the same; empty where there is none. */
  readonly earlier_alert_id: string;
}

/** Suspects that are alike by at least so much are the same people. */
const MIN_JACCARD = 0.5;
/** An alert that holds so much of another's evidence is that alert, whatever it is called by now. */
const MIN_SHARED_RATIO = 0.5;

/**
 * An id for each alert, in their order. An alert takes the id of the prior alert with which it shares most evidence
 * transfers: at least one of the same typology, at least half of those of another name; each prior id once. The others
 * get an id from their typology and first evidence, so that a repeated run gives the same. Dates widen to include
 * `processing_date`, in whichever order dates are run. O(alerts · evidence).
 */
export function assignAlertIds(
  alerts: readonly AlertFacts[],
  prior: readonly PriorAlert[],
  processing_date: string,
): AlertIdentity[] {
  const { matches, alike } = matchesOf(alerts, prior);
  const priorOf = new Map<number, string>();
  const taken = new Set<string>();
  for (const { at, alert_id } of matches) {
    if (priorOf.has(at) || taken.has(alert_id)) continue;
    priorOf.set(at, alert_id);
    taken.add(alert_id);
  }
  const datesOf = new Map<string, { first: string; last: string }>();
  for (const { alert_id, first_seen_date, last_seen_date } of prior) {
    const known = datesOf.get(alert_id);
    datesOf.set(alert_id, {
      first: known === undefined || first_seen_date < known.first ? first_seen_date : known.first,
      last: known === undefined || last_seen_date > known.last ? last_seen_date : known.last,
    });
  }
  return alerts.map((alert, at) => {
    const alert_id = priorOf.get(at) ?? newId(alert, taken);
    taken.add(alert_id);
    const known = datesOf.get(alert_id);
    return {
      alert_id,
      first_seen_date: known !== undefined && known.first < processing_date ? known.first : processing_date,
      last_seen_date: known !== undefined && known.last > processing_date ? known.last : processing_date,
      earlier_alert_id: alike[at]!.find((one) => one !== alert_id) ?? '',
    };
  });
}

interface Match {
  readonly at: number;
  readonly alert_id: string;
  readonly shared: number;
  readonly jaccard: number;
}

interface Matches {
  /** The best first: by shared evidence, then likeness, then the alert's place, then the id. */
  readonly matches: readonly Match[];
  /** For each alert the prior ones of other money and the same suspects, the most alike first. */
  readonly alike: readonly (readonly string[])[];
}

function matchesOf(alerts: readonly AlertFacts[], prior: readonly PriorAlert[]): Matches {
  const byEvidence = new Map<string, PriorAlert[]>();
  const bySuspect = new Map<string, PriorAlert[]>();
  for (const one of prior) {
    for (const id of one.evidence_transfers) addToList(byEvidence, id, one);
    for (const address of one.suspect_addresses) addToList(bySuspect, address, one);
  }
  const matches: Match[] = [];
  const alike = alerts.map((alert, at) => {
    const shared = new Map<PriorAlert, number>();
    for (const id of alert.evidence_transfers) {
      for (const one of byEvidence.get(id) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    }
    for (const [one, count] of shared) {
      const fewest = Math.min(alert.evidence_transfers.length, one.evidence_transfers.length);
      if (one.typology_type !== alert.typology_type && count < MIN_SHARED_RATIO * fewest) continue;
      const likeness = jaccard(alert.suspect_addresses, one.suspect_addresses);
      matches.push({ at, alert_id: one.alert_id, shared: count, jaccard: likeness });
    }
    const others = new Set(alert.suspect_addresses.flatMap((address) => bySuspect.get(address) ?? []));
    return [...others]
      .filter((one) => !shared.has(one))
      .map(({ alert_id, suspect_addresses }) => ({
        alert_id,
        jaccard: jaccard(alert.suspect_addresses, suspect_addresses),
      }))
      .filter((one) => one.jaccard >= MIN_JACCARD)
      .sort((a, b) => b.jaccard - a.jaccard || (a.alert_id < b.alert_id ? -1 : 1))
      .map(({ alert_id }) => alert_id);
  });
  matches.sort(
    (a, b) => b.shared - a.shared || b.jaccard - a.jaccard || a.at - b.at || (a.alert_id < b.alert_id ? -1 : 1),
  );
  return { matches, alike };
}

/** Size of the intersection over size of the union; 0 for two empty sets. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a);
  const right = new Set(b);
  let common = 0;
  for (const one of left) if (right.has(one)) common++;
  const union = left.size + right.size - common;
  return union > 0 ? common / union : 0;
}

function newId(alert: AlertFacts, taken: ReadonlySet<string>): string {
  const text = `${alert.typology_type}:${alert.evidence_transfers[0] ?? ''}:${alert.suspect_addresses[0] ?? ''}`;
  for (let turn = 0; ; turn++) {
    const id = `alert_${createHash('sha256')
      .update(turn === 0 ? text : `${text}:${turn}`)
      .digest('hex')
      .slice(0, 16)}`;
    if (!taken.has(id)) return id;
  }
}
