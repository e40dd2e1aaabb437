/** The alerts of a slice in memory, and the lists that are made of them: filtered, sorted, cut into pages. */
import {
  DAY_MS,
  DUE_DAYS,
  UNFINISHED_STATUSES,
  WORK_QUEUES,
  listedFactsSchema,
  type AlertListRow,
  type DispositionStatus,
  type SuppressionRow,
  type Window,
  type WorkQueue,
} from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../../engine/database.ts';
import type { AlertGrowth, LastDecision } from '../../service/dispositions.ts';
import { areHiding } from '../../service/suppressions.ts';
import { ALERT_ORDERS, signOf, type AfterRow, type AlertSort, type SortOrder } from '../list-orders.ts';
import { parsedRows } from '../../engine/parsed-rows.ts';
import { sliceParameters } from '../../slices/slice.ts';
import { statement } from '../../engine/statements.ts';
import { wordsOf } from '../words-of.ts';

export interface AlertFilter {
  readonly severities?: readonly string[] | undefined;
  readonly typologies?: readonly string[] | undefined;
  readonly statuses?: readonly DispositionStatus[] | undefined;
  readonly alert_ids?: readonly string[] | undefined;
  readonly assignee?: string | undefined;
  /** With whose queue `mine` is. */
  readonly queue?: { readonly name: WorkQueue; readonly me: string } | undefined;
  /** One of the addresses involved. */
  readonly address?: string | undefined;
  readonly cluster_id?: string | undefined;
  /** Every word must occur in the description, the address, the id or the typology, in any case. */
  readonly text?: string | undefined;
  readonly min_volume_usd?: number | undefined;
  readonly min_confidence?: number | undefined;
  readonly first_seen_from?: string | undefined;
  readonly include_suppressed?: boolean | undefined;
  /** Only those that involve a watched address. */
  readonly is_watched?: boolean | undefined;
  /** Only those that involve an address of that list. */
  readonly watch_list?: string | undefined;
}

export interface AlertPage {
  readonly sort: AlertSort;
  readonly order: SortOrder;
  readonly after?: AfterRow | undefined;
  readonly row_limit: number;
}

const residentRowSchema = listedFactsSchema.extend({
  addresses_involved: z.array(z.string()),
  suspect_addresses: z.array(z.string()),
});
type ResidentRow = z.infer<typeof residentRowSchema>;

export interface ResidentAlert {
  readonly columns: Omit<ResidentRow, 'addresses_involved' | 'suspect_addresses'>;
  readonly addresses_involved: readonly string[];
  readonly suspect_addresses: readonly string[];
  /** What a search looks through beside the addresses, in lower case. */
  readonly searched: string;
}

/** Highest-ranked first. */
export async function residentAlerts(database: Database, window: Window): Promise<ResidentAlert[]> {
  const rows = await parsedRows(database, residentRowSchema, statement('alerts/resident'), sliceParameters(window));
  return rows.map(({ addresses_involved, suspect_addresses, ...columns }) => ({
    columns,
    addresses_involved,
    suspect_addresses,
    searched: [columns.description, columns.address, columns.alert_id, columns.typology_type].join(' ').toLowerCase(),
  }));
}

/** What people said, at the time of asking. */
export interface AlertStates {
  readonly decisions: ReadonlyMap<string, LastDecision>;
  /** Alerts that hold more than the last decision about them saw. */
  readonly growth: ReadonlyMap<string, AlertGrowth>;
  readonly rules: readonly SuppressionRow[];
  /** Names of watchlists by address. */
  readonly watched: ReadonlyMap<string, readonly string[]>;
  /** Epoch milliseconds. */
  readonly now_ms: number;
}

export interface SelectedAlerts {
  readonly alerts: AlertListRow[];
  /** Alerts that pass the filter on all pages. */
  readonly total_count: number;
  /** Alerts that would pass too and that a rule in force hides; 0 where those are asked for. */
  readonly suppressed_count: number;
}

/** A page in the order asked for, and how many there are on all pages. O(alerts of the slice). */
export function selectAlerts(
  alerts: readonly ResidentAlert[],
  states: AlertStates,
  filter: AlertFilter,
  page: AlertPage,
): SelectedAlerts {
  const { found, suppressed_count } = findAlerts(alerts, states, filter, page);
  const { after } = page;
  const rest = after === undefined ? found : found.filter((one) => byPlace(one, { ...after, alert_id: after.id }) > 0);
  rest.sort(byPlace);
  return { alerts: rest.slice(0, page.row_limit).map(shownAlert), total_count: found.length, suppressed_count };
}

/** Where an alert stands in a list, and what comes before and after it; ids are empty where there is none. */
export interface AlertPlace {
  /** 1 for the first; 0 where the list does not hold it, or no longer does. */
  readonly place: number;
  readonly total_count: number;
  readonly previous_alert_id: string;
  readonly next_alert_id: string;
  /** Of those after it, else of all, the first that nobody has decided; itself never. */
  readonly next_open_alert_id: string;
  readonly open_count: number;
}

/** O(n log n) for the n alerts of the slice. An alert that has left the list keeps the place that its order gives it. */
export function placeOfAlert(
  alerts: readonly ResidentAlert[],
  states: AlertStates,
  filter: AlertFilter,
  order: Pick<AlertPage, 'sort' | 'order'>,
  alert_id: string,
): AlertPlace {
  const { found } = findAlerts(alerts, states, filter, order);
  found.sort(byPlace);
  const itself = alerts.find(({ columns }) => columns.alert_id === alert_id);
  const own: Place = { alert_id, sort_key: itself === undefined ? -Infinity : sortKey(itself, order) };
  const at = found.findIndex((one) => one.alert_id === alert_id);
  const before = found.filter((one) => byPlace(one, own) < 0);
  const after = found.filter((one) => byPlace(one, own) > 0);
  const isOpen = ({ status }: Found): boolean => status === 'open';
  return {
    place: at + 1,
    total_count: found.length,
    previous_alert_id: before.at(-1)?.alert_id ?? '',
    next_alert_id: after[0]?.alert_id ?? '',
    next_open_alert_id: (after.find(isOpen) ?? before.find(isOpen))?.alert_id ?? '',
    open_count: found.filter(isOpen).length,
  };
}

function findAlerts(
  alerts: readonly ResidentAlert[],
  { decisions, growth, rules, watched, now_ms }: AlertStates,
  filter: AlertFilter,
  order: Pick<AlertPage, 'sort' | 'order'>,
): { readonly found: Found[]; readonly suppressed_count: number } {
  const passes = passing(filter);
  const found: Found[] = [];
  let suppressed_count = 0;
  for (const alert of alerts) {
    if (!passes(alert)) continue;
    const { alert_id } = alert.columns;
    const decision = decisions.get(alert_id);
    const grown = growth.get(alert_id);
    const status = statusOf(decision, grown);
    if (!isAmong(filter.statuses, status)) continue;
    if (isGiven(filter.assignee) && decision?.assignee !== filter.assignee) continue;
    const watch_lists = listsOf(alert, watched);
    if (filter.is_watched === true && watch_lists.length === 0) continue;
    if (isGiven(filter.watch_list) && !watch_lists.includes(filter.watch_list)) continue;
    const worked = { alert, decision, grown, status, watch_lists };
    if (filter.queue !== undefined && !isInQueue(worked, filter.queue, now_ms)) continue;
    const is_suppressed = areHiding(rules, alert.columns.typology_type, alert.suspect_addresses);
    if (is_suppressed && filter.include_suppressed !== true) {
      suppressed_count += 1;
      continue;
    }
    found.push({ ...worked, is_suppressed, alert_id, sort_key: sortKey(alert, order) });
  }
  return { found, suppressed_count };
}

/** An alert that passes, before it is known to be on the page. */
interface Found {
  readonly alert: ResidentAlert;
  readonly decision: LastDecision | undefined;
  readonly grown: AlertGrowth | undefined;
  readonly status: DispositionStatus;
  readonly is_suppressed: boolean;
  /** Watchlists that hold one of its addresses, in order. */
  readonly watch_lists: readonly string[];
  readonly alert_id: string;
  readonly sort_key: number;
}

/** A decision covers the evidence that it saw: an alert that grew since is open again. One in review is still read. */
function statusOf(decision: LastDecision | undefined, grown: AlertGrowth | undefined): DispositionStatus {
  const decided = decision?.status ?? 'open';
  return grown === undefined || decided === 'in_review' ? decided : 'open';
}

const NO_LIST: readonly string[] = [];

function listsOf(
  { addresses_involved }: ResidentAlert,
  watched: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (watched.size === 0) return NO_LIST;
  const names = addresses_involved.flatMap((address) => watched.get(address) ?? []);
  return names.length === 0 ? NO_LIST : [...new Set(names)].sort();
}

type Worked = Pick<Found, 'alert' | 'decision' | 'grown' | 'status' | 'watch_lists'>;

function isInQueue(one: Worked, { name, me }: { name: WorkQueue; me: string }, now_ms: number): boolean {
  if (!UNFINISHED_STATUSES.includes(one.status)) return false;
  switch (name) {
    case 'unfinished':
      return true;
    case 'mine':
      return one.decision?.assignee === me;
    case 'unassigned':
      return (one.decision?.assignee ?? '') === '';
    case 'grown':
      return one.grown !== undefined;
    case 'watched':
      return one.watch_lists.length > 0;
    case 'late':
      return dueMs(one) < now_ms;
  }
}

/** 0 once it is decided. */
function dueMs({ alert: { columns }, status }: Pick<Found, 'alert' | 'status'>): number {
  return UNFINISHED_STATUSES.includes(status) ? dueOf(columns) : 0;
}

function dueOf({ first_seen_date, severity }: Pick<ResidentRow, 'first_seen_date' | 'severity'>): number {
  return Date.parse(first_seen_date) + DUE_DAYS[severity] * DAY_MS;
}

/** What one person has, or nobody ('' as the name). */
export interface Workload {
  readonly assignee: string;
  readonly unfinished_count: number;
  readonly late_count: number;
  /** Epoch milliseconds of the earliest due date. */
  readonly next_due_ms: number;
}

export interface WorkState {
  readonly counts: Readonly<Record<WorkQueue, number>>;
  /** By name, nobody first. */
  readonly workload: readonly Workload[];
}

/** How long the queues are, and who has how much of them; what rules hide is nobody's work. O(alerts of the slice). */
export function workState(alerts: readonly ResidentAlert[], states: AlertStates, me: string): WorkState {
  const { found } = findAlerts(alerts, states, { statuses: UNFINISHED_STATUSES }, { sort: 'rank', order: 'asc' });
  const lengthOf = (name: WorkQueue): number =>
    found.filter((one) => isInQueue(one, { name, me }, states.now_ms)).length;
  const byAssignee = new Map<string, Found[]>();
  for (const one of found) {
    const assignee = one.decision?.assignee ?? '';
    const own = byAssignee.get(assignee);
    if (own) own.push(one);
    else byAssignee.set(assignee, [one]);
  }
  return {
    counts: Object.fromEntries(WORK_QUEUES.map((name) => [name, lengthOf(name)])) as Record<WorkQueue, number>,
    workload: [...byAssignee]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([assignee, own]) => ({
        assignee,
        unfinished_count: own.length,
        late_count: own.filter((one) => dueMs(one) < states.now_ms).length,
        next_due_ms: own.reduce((soonest, one) => Math.min(soonest, dueMs(one)), Infinity),
      })),
  };
}

function shownAlert(found: Found): AlertListRow {
  const { alert, decision, grown, status, is_suppressed, watch_lists, sort_key } = found;
  return {
    ...alert.columns,
    disposition_status: status,
    assignee: decision?.assignee ?? '',
    decided_at_ms: decision?.decided_at_ms ?? 0,
    is_suppressed,
    watch_lists: [...watch_lists],
    grown_transfers: grown?.grown_transfers ?? 0,
    grown_usd: grown?.grown_usd ?? '0',
    due_ms: dueMs(found),
    sort_key,
  };
}

function passing(filter: AlertFilter): (alert: ResidentAlert) => boolean {
  const words = wordsOf(filter.text ?? '');
  return ({ columns, addresses_involved, searched }) =>
    isAmong(filter.severities, columns.severity) &&
    isAmong(filter.typologies, columns.typology_type) &&
    isAmong(filter.alert_ids, columns.alert_id) &&
    (!isGiven(filter.address) || addresses_involved.includes(filter.address)) &&
    (!isGiven(filter.cluster_id) || columns.cluster_id === filter.cluster_id) &&
    Number(columns.volume_usd) >= (filter.min_volume_usd ?? 0) &&
    columns.alert_confidence_score >= (filter.min_confidence ?? 0) &&
    (!isGiven(filter.first_seen_from) || columns.first_seen_date >= filter.first_seen_from) &&
    words.every((word) => searched.includes(word) || holdsWord(addresses_involved, word));
}

/** `word` is in lower case. */
function holdsWord(addresses: readonly string[], word: string): boolean {
  return addresses.some((address) => address.toLowerCase().includes(word));
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function isAmong(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}

/** A number that rises in the order asked for; a date counts as its instant. */
function sortKey({ columns }: ResidentAlert, { sort, order }: Pick<AlertPage, 'sort' | 'order'>): number {
  if (sort === 'due') return signOf(order) * dueOf(columns);
  const column = ALERT_ORDERS[sort];
  const value = columns[column];
  return signOf(order) * (column === 'first_seen_date' ? Date.parse(String(value)) : Number(value));
}

type Place = Pick<AlertListRow, 'sort_key' | 'alert_id'>;

function byPlace(a: Place, b: Place): number {
  return a.sort_key - b.sort_key || (a.alert_id < b.alert_id ? -1 : Number(a.alert_id > b.alert_id));
}
