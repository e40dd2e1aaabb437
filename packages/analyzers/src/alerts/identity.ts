/**
 * Which alert of today is an alert of before: the same scheme keeps its id from day to day and from window to window.
 */
import { createHash } from 'node:crypto';
import type { PriorAlert } from '@analytics/domain';

export type AlertFacts = Pick<PriorAlert, 'typology_type' | 'suspect_addresses' | 'evidence_transfers'>;

export interface AlertIdentity {
  readonly alert_id: string;
  readonly first_seen_date: string;
  readonly last_seen_date: string;
}

/** Suspects that are alike by at least so much are the same scheme, whatever it is called by now. */
const MIN_JACCARD = 0.5;

/**
 * An id for each alert, in their order. An alert takes the id of the prior alert of its typology with which it shares
 * most evidence transfers, else of the one whose suspects are most alike, at least half; each prior id once. The others
 * get an id from their typology and first evidence, so that a repeated run gives the same. Dates widen to include
 * `processing_date`, in whichever order dates are run. O(alerts · evidence).
 */
export function assignAlertIds(
  alerts: readonly AlertFacts[],
  prior: readonly PriorAlert[],
  processing_date: string,
): AlertIdentity[] {
  const matches = matchesOf(alerts, prior);
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
    };
  });
}

interface Match {
  readonly at: number;
  readonly alert_id: string;
  readonly shared: number;
  readonly jaccard: number;
}

/** The best first: by shared evidence, then likeness, then the alert's place, then the id. */
function matchesOf(alerts: readonly AlertFacts[], prior: readonly PriorAlert[]): Match[] {
  const byEvidence = new Map<string, PriorAlert[]>();
  const bySuspect = new Map<string, PriorAlert[]>();
  for (const one of prior) {
    for (const id of one.evidence_transfers) push(byEvidence, id, one);
    for (const address of one.suspect_addresses) push(bySuspect, address, one);
  }
  const matches: Match[] = [];
  alerts.forEach((alert, at) => {
    const shared = new Map<PriorAlert, number>();
    for (const id of alert.evidence_transfers) {
      for (const one of byEvidence.get(id) ?? []) {
        if (one.typology_type === alert.typology_type) shared.set(one, (shared.get(one) ?? 0) + 1);
      }
    }
    const alike = new Set(alert.suspect_addresses.flatMap((address) => bySuspect.get(address) ?? []));
    for (const one of new Set([...shared.keys(), ...alike])) {
      const likeness = jaccard(alert.suspect_addresses, one.suspect_addresses);
      const common = shared.get(one) ?? 0;
      if (common > 0 || likeness >= MIN_JACCARD)
        matches.push({ at, alert_id: one.alert_id, shared: common, jaccard: likeness });
    }
  });
  return matches.sort(
    (a, b) => b.shared - a.shared || b.jaccard - a.jaccard || a.at - b.at || (a.alert_id < b.alert_id ? -1 : 1),
  );
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
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
