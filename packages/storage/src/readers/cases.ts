/** Reads cases: alerts that belong together, as runs joined them and as people merged and split them since. */
import {
  DAY_MS,
  DUE_DAYS,
  SEVERITIES,
  UNFINISHED_STATUSES,
  addToList,
  caseOfAlert,
  caseRowSchema,
  caseState,
  membersOf,
  statusWith,
  type CaseBook,
  type CaseRow,
  type CaseStatus,
  type Window,
} from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';
import type { LastDecision } from '../service/dispositions.ts';
import { sliceParameters } from '../slices/slice.ts';
import type { Evidence } from './alerts/evidence.ts';
import type { ResidentAlert } from './alerts/resident-alerts.ts';
import { signOf, type CaseSort, type SortOrder } from './list-orders.ts';
import type { ResidentSlices } from './resident-slices.ts';
import { wordsOf } from './words-of.ts';

export interface CaseFilter {
  readonly severities?: readonly string[] | undefined;
  /** Cases with an alert of one of them. */
  readonly typologies?: readonly string[] | undefined;
  readonly statuses?: readonly CaseStatus[] | undefined;
  /** '' for those that nobody has. */
  readonly owner?: string | undefined;
  /** Those whose due date is past. */
  readonly is_late?: boolean | undefined;
  readonly address?: string | undefined;
  /** Words that its alerts' descriptions, its addresses or its id must hold, in any case. */
  readonly text?: string | undefined;
  readonly min_volume_usd?: number | undefined;
  /** Cases with so many alerts that nobody has decided. */
  readonly min_open_alerts?: number | undefined;
}

export interface CasePage {
  readonly sort: CaseSort;
  readonly order: SortOrder;
  readonly row_limit: number;
  readonly row_offset: number;
}

/** A case as its run wrote it. */
export const computedCaseSchema = caseRowSchema.omit({
  open_alerts: true,
  decided_at_ms: true,
  best_rank: true,
  typology_types: true,
  status: true,
  owner: true,
  due_ms: true,
  last_act_ms: true,
  member_ids: true,
});
export type ComputedCase = z.infer<typeof computedCaseSchema>;

interface WorkedCase {
  readonly row: CaseRow;
  /** What a search looks through, in lower case. */
  readonly searched: string;
}

/** A page of the slice's cases. O(alerts of the slice). */
export async function listCases(
  resident: ResidentSlices,
  window: Window,
  filter: CaseFilter,
  page: CasePage,
  now_ms: number,
): Promise<{ cases: CaseRow[]; total_count: number }> {
  const passes = passing(filter, now_ms);
  const found = (await workedCases(resident, window)).filter(passes).map(({ row }) => row);
  const key = keyOf(page.sort);
  const sign = signOf(page.order);
  found.sort((a, b) => sign * (key(a) - key(b)) || a.best_rank - b.best_rank || (a.cluster_id < b.cluster_id ? -1 : 1));
  const cases = found.slice(page.row_offset, page.row_offset + page.row_limit);
  return { cases, total_count: found.length };
}

/** Every case of a slice, in no order. */
export async function casesOfSlice(resident: ResidentSlices, window: Window): Promise<CaseRow[]> {
  return (await workedCases(resident, window)).map(({ row }) => row);
}

/** The case that holds a case of a slice: another one where people merged it; undefined where it has no alert there. */
export async function getCase(
  resident: ResidentSlices,
  window: Window,
  cluster_id: string,
): Promise<CaseRow | undefined> {
  const book = await resident.case_book();
  const whole = caseOfAlert(book, '', cluster_id);
  return (await casesOfSlice(resident, window)).find((one) => one.cluster_id === whole);
}

/** The case that holds an alert; undefined where a run gave it none. */
export async function getCaseOfAlert(
  resident: ResidentSlices,
  window: Window,
  { alert_id, cluster_id }: { readonly alert_id: string; readonly cluster_id: string },
): Promise<CaseRow | undefined> {
  if (cluster_id === '') return undefined;
  const case_id = caseOfAlert(await resident.case_book(), alert_id, cluster_id);
  return (await casesOfSlice(resident, window)).find((one) => one.cluster_id === case_id);
}

async function workedCases(resident: ResidentSlices, window: Window): Promise<WorkedCase[]> {
  const book = await resident.case_book();
  const decisions = await resident.decisions();
  const computed = new Map((await resident.cases(window)).map((one) => [one.cluster_id, one] as const));
  const alertsOf = new Map<string, ResidentAlert[]>();
  const sizes = new Map<string, number>();
  for (const alert of await resident.alerts(window)) {
    const { alert_id, cluster_id } = alert.columns;
    if (cluster_id === '') continue;
    addToList(alertsOf, caseOfAlert(book, alert_id, cluster_id), alert);
    sizes.set(cluster_id, (sizes.get(cluster_id) ?? 0) + 1);
  }
  return [...alertsOf].map(([case_id, alerts]) => {
    const facts = factsOf(case_id, alerts, computed, sizes);
    return workedCase(book, decisions, facts, alerts);
  });
}

/** @param alerts of one case, highest-ranked first */
function workedCase(
  book: CaseBook,
  decisions: ReadonlyMap<string, LastDecision>,
  facts: ComputedCase,
  alerts: readonly ResidentAlert[],
): WorkedCase {
  const { cluster_id, addresses_involved } = facts;
  const state = caseState(book, cluster_id);
  const ids = alerts.map(({ columns }) => columns.alert_id);
  const status = statusWith(state, ids);
  const unfinished = alerts.filter(({ columns }) =>
    UNFINISHED_STATUSES.includes(decisions.get(columns.alert_id)?.status ?? 'open'),
  );
  const due = unfinished.map(
    ({ columns }) => Date.parse(columns.first_seen_date) + DUE_DAYS[columns.severity] * DAY_MS,
  );
  const row: CaseRow = {
    ...facts,
    open_alerts: unfinished.length,
    decided_at_ms: Math.max(0, ...ids.map((alert_id) => decisions.get(alert_id)?.decided_at_ms ?? 0)),
    best_rank: Math.min(...alerts.map(({ columns }) => columns.alert_rank)),
    typology_types: [...new Set(alerts.map(({ columns }) => columns.typology_type))],
    status,
    owner: state.owner,
    due_ms: status === 'closed' || due.length === 0 ? 0 : Math.min(...due),
    last_act_ms: state.last_act_ms,
    member_ids: membersOf(book, cluster_id),
  };
  const told = alerts.map(({ columns }) => columns.description);
  return { row, searched: [...told, cluster_id, ...row.member_ids, ...addresses_involved].join('\n').toLowerCase() };
}

/** As its run wrote it, or, where people merged or split it, from its parts. */
function factsOf(
  cluster_id: string,
  alerts: readonly ResidentAlert[],
  computed: ReadonlyMap<string, ComputedCase>,
  sizes: ReadonlyMap<string, number>,
): ComputedCase {
  const parts = new Map<string, ResidentAlert[]>();
  for (const alert of alerts) addToList(parts, alert.columns.cluster_id, alert);
  const isWhole = (part_id: string, own: readonly ResidentAlert[]): boolean => sizes.get(part_id) === own.length;
  const itself = computed.get(cluster_id);
  if (itself !== undefined && parts.size === 1 && isWhole(cluster_id, parts.get(cluster_id) ?? [])) return itself;
  const [first] = alerts;
  // Of a whole part each transfer counts once; of alerts that were split off, once for each alert.
  const volumes = [...parts].flatMap(([part_id, own]) => {
    const whole = isWhole(part_id, own) ? computed.get(part_id) : undefined;
    return whole === undefined ? own.map(({ columns }) => columns.volume_usd) : [whole.total_volume_usd];
  });
  const scores = alerts.map(({ columns }) => columns.alert_confidence_score);
  const worst = Math.max(...alerts.map(({ columns }) => SEVERITIES.indexOf(columns.severity)));
  return {
    cluster_id,
    cluster_type: 'by_hand',
    primary_address: first?.columns.address ?? '',
    pattern_id: '',
    primary_alert_id: first?.columns.alert_id ?? '',
    related_alert_ids: alerts.map(({ columns }) => columns.alert_id),
    addresses_involved: [...new Set(alerts.flatMap(({ addresses_involved }) => addresses_involved))],
    total_alerts: alerts.length,
    total_volume_usd: sumOfDecimals(volumes),
    severity_max: SEVERITIES[worst] ?? 'low',
    confidence_avg: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    earliest_alert_timestamp: Math.min(...alerts.map(({ columns }) => columns.start_time)),
    latest_alert_timestamp: Math.max(...alerts.map(({ columns }) => columns.end_time)),
  };
}

const PLACES = 18;

/** Exact, of decimals with at most 18 places; with all of them. */
function sumOfDecimals(texts: readonly string[]): string {
  const total = texts.reduce((sum, text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return sum + BigInt(`${whole}${fraction.padEnd(PLACES, '0')}`);
  }, 0n);
  const digits = String(total).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

function passing(filter: CaseFilter, now_ms: number): (one: WorkedCase) => boolean {
  const words = wordsOf(filter.text ?? '');
  const { severities = [], typologies = [], statuses = [], owner, address = '' } = filter;
  return ({ row, searched }) =>
    (severities.length === 0 || severities.includes(row.severity_max)) &&
    (typologies.length === 0 || row.typology_types.some((name) => typologies.includes(name))) &&
    (statuses.length === 0 || statuses.includes(row.status)) &&
    (owner === undefined || row.owner === owner) &&
    (filter.is_late !== true || isLate(row, now_ms)) &&
    (address === '' || row.addresses_involved.includes(address)) &&
    Number(row.total_volume_usd) >= (filter.min_volume_usd ?? 0) &&
    row.open_alerts >= (filter.min_open_alerts ?? 0) &&
    words.every((word) => searched.includes(word));
}

/** Past its due date, and not closed. */
function isLate({ due_ms }: Pick<CaseRow, 'due_ms'>, now_ms: number): boolean {
  return due_ms > 0 && due_ms < now_ms;
}

function keyOf(sort: CaseSort): (row: CaseRow) => number {
  switch (sort) {
    case 'rank':
      return (row) => row.best_rank;
    case 'severity':
      return (row) => SEVERITIES.indexOf(row.severity_max);
    case 'volume':
      return (row) => Number(row.total_volume_usd);
    case 'alerts':
      return (row) => row.total_alerts;
    case 'open':
      return (row) => row.open_alerts;
    case 'confidence':
      return (row) => row.confidence_avg;
    case 'latest':
      return (row) => row.latest_alert_timestamp;
    case 'due':
      // What is due comes before what is not.
      return (row) => (row.due_ms === 0 ? Number.MAX_SAFE_INTEGER : row.due_ms);
  }
}

const evidenceSchema = z.object({
  evidence_count: z.coerce.number(),
  transfer_ids: z.array(z.string()),
  start_ms: z.coerce.number(),
  end_ms: z.coerce.number(),
});

/** The distinct evidence of some alerts, cut at `transfer_limit`, and how much there is of it in all. */
export async function caseEvidence(
  database: Database,
  window: Window,
  alert_ids: readonly string[],
  transfer_limit: number,
): Promise<Evidence & { readonly evidence_count: number }> {
  const [row] = await parsedRows(database, evidenceSchema, statement('cases/evidence'), {
    ...sliceParameters(window),
    alert_ids,
    transfer_limit,
  });
  return row ?? { evidence_count: 0, transfer_ids: [], start_ms: 0, end_ms: 0 };
}
