/** Reads alerts: lists with filters and pages, one with its evidence. */
import {
  ANY_DATE,
  AnalyticsError,
  alertRowSchema,
  alertStateSchema,
  alertSummarySchema,
  detectionRowSchema,
  parseAlertEvidence,
  parseProcessingDate,
  windowOf,
  type AlertListRow,
  type AlertRow,
  type AlertState,
  type AlertSummary,
  type DetectionRow,
  type SuppressionRow,
  type Window,
} from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { parsedRows } from '../../engine/parsed-rows.ts';
import { alertsUnder } from '../../service/suppressions.ts';
import {
  placeOfAlert,
  selectAlerts,
  workState,
  type AlertFilter,
  type AlertPage,
  type AlertPlace,
  type AlertStates,
  type SelectedAlerts,
  type WorkState,
} from './resident-alerts.ts';
import type { ResidentSlices } from '../resident-slices.ts';
import { sliceParameters } from '../../slices/slice.ts';
import { throwIfDamaged } from '../../slices/slice-damage.ts';
import { statement } from '../../engine/statements.ts';
import { readRows } from '../../engine/read-rows.ts';

/** A page of the slice's alerts, and how many pass the filter on all pages. */
export async function pageOfAlerts(
  resident: ResidentSlices,
  window: Window,
  filter: AlertFilter,
  page: AlertPage,
  now_ms: number,
): Promise<SelectedAlerts> {
  return selectAlerts(await resident.alerts(window), await statesOf(resident, window, now_ms), filter, page);
}

/** How many alerts of a slice nobody has decided: of each severity and typology; those that rules hide are left out. */
export async function openCounts(
  resident: ResidentSlices,
  window: Window,
  now_ms: number,
): Promise<{
  readonly total: number;
  readonly severity: ReadonlyMap<string, number>;
  readonly typology: ReadonlyMap<string, number>;
}> {
  const page = { sort: 'rank', order: 'asc', row_limit: Number.POSITIVE_INFINITY } as const;
  const { alerts, total_count } = await pageOfAlerts(resident, window, { statuses: ['open'] }, page, now_ms);
  const countedBy = (nameOf: (alert: AlertListRow) => string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const alert of alerts) counts.set(nameOf(alert), (counts.get(nameOf(alert)) ?? 0) + 1);
    return counts;
  };
  return {
    total: total_count,
    severity: countedBy(({ severity }) => severity),
    typology: countedBy(({ typology_type }) => typology_type),
  };
}

/** The queues of a slice, `mine` being that of `me`, and who has how much. */
export async function workOf(resident: ResidentSlices, window: Window, me: string, now_ms: number): Promise<WorkState> {
  return workState(await resident.alerts(window), await statesOf(resident, window, now_ms), me);
}

/** Where an alert stands in a list of the slice, and its neighbours there. */
export async function placeInList(
  resident: ResidentSlices,
  window: Window,
  filter: AlertFilter,
  order: Pick<AlertPage, 'sort' | 'order'>,
  alert_id: string,
  now_ms: number,
): Promise<AlertPlace> {
  const states = await statesOf(resident, window, now_ms);
  return placeOfAlert(await resident.alerts(window), states, filter, order, alert_id);
}

/** What a rule hides, or would hide, of a slice. */
export interface SuppressionEffect {
  readonly hidden_count: number;
  /** Of them those that nobody has decided. */
  readonly hidden_open_count: number;
  /** Alerts that stay in sight because they suspect others too, whom no rule names. */
  readonly shared_count: number;
}

export async function suppressionEffect(
  resident: ResidentSlices,
  window: Window,
  rule: Pick<SuppressionRow, 'typology_type' | 'address'>,
  now_ms: number,
): Promise<SuppressionEffect> {
  const alerts = await resident.alerts(window);
  const named = alerts.map(({ columns: { alert_id, typology_type }, suspect_addresses }) => ({
    alert_id,
    typology_type,
    suspect_addresses,
  }));
  const { hidden, shared_count } = alertsUnder(rule, await resident.rulesInForce(now_ms), named);
  const alert_ids = hidden.map(({ alert_id }) => alert_id);
  if (alert_ids.length === 0) return { hidden_count: 0, hidden_open_count: 0, shared_count };
  const found = await alertsById(resident, window, alert_ids, now_ms);
  const hidden_open_count = found.filter(({ disposition_status }) => disposition_status === 'open').length;
  return { hidden_count: alert_ids.length, hidden_open_count, shared_count };
}

async function statesOf(resident: ResidentSlices, window: Window, now_ms: number): Promise<AlertStates> {
  return {
    decisions: await resident.decisions(),
    growth: await resident.growth(window),
    rules: await resident.rulesInForce(now_ms),
    watched: (await resident.watched()).lists,
    case_book: await resident.case_book(),
    now_ms,
  };
}

const UNDECIDED: AlertState = {
  disposition_status: 'open',
  assignee: '',
  decided_at_ms: 0,
  is_suppressed: false,
  watch_lists: [],
  grown_transfers: 0,
  grown_usd: '0',
};

/**
 * One alert with its evidence: of the newest slice that has it, within what is asked for (a window length, a date, both
 * or neither). Throws ALERT_NOT_FOUND, EVIDENCE_UNREADABLE; SLICE_DAMAGED where a damaged slice may have had it.
 */
export async function getAlert(
  resident: ResidentSlices,
  alert_id: string,
  within: { readonly window_days?: number | undefined; readonly processing_date?: string | undefined },
  now_ms: number,
): Promise<{ alert: AlertRow; window: Window }> {
  const [row] = await readRows(resident.database, 'alerts/get', {
    alert_id,
    window_days: within.window_days ?? 0,
    processing_date: within.processing_date ?? ANY_DATE,
  });
  await requireWholeNewer(resident, within, row?.processing_date ?? '');
  if (row === undefined) {
    throw new AnalyticsError('ALERT_NOT_FOUND', `Expected an alert ${JSON.stringify(alert_id)}, found none.`);
  }
  const plain = alertRowSchema.parse({
    ...UNDECIDED,
    ...row,
    evidence: parseAlertEvidence(alert_id, row.evidence_json),
  });
  const window = windowOf(parseProcessingDate(plain.processing_date), plain.window_days);
  const [summary] = await alertsById(resident, window, [alert_id], now_ms);
  return { window, alert: summary === undefined ? plain : { ...plain, ...alertStateSchema.parse(summary) } };
}

/** Throws SLICE_DAMAGED for a damaged slice among those asked for, of `from` or later. */
async function requireWholeNewer(
  resident: ResidentSlices,
  within: { readonly window_days?: number | undefined; readonly processing_date?: string | undefined },
  from: string,
): Promise<void> {
  const damaged = await resident.damaged();
  for (const name of damaged.keys()) {
    const [date = '', days] = name.split('/');
    const isAsked =
      (within.window_days === undefined || within.window_days === Number(days)) &&
      (within.processing_date === undefined || within.processing_date === date);
    if (isAsked && date >= from) throwIfDamaged(damaged, name);
  }
}

/** The named alerts of a slice, suppressed ones included, highest-ranked first. */
async function alertsById(
  resident: ResidentSlices,
  window: Window,
  alert_ids: readonly string[],
  now_ms: number,
): Promise<AlertSummary[]> {
  if (alert_ids.length === 0) return [];
  return await summaries(resident, window, { alert_ids }, alert_ids.length, now_ms);
}

/**
 * Alerts that involve an address, or belong to a case: at most `row_limit`, suppressed ones included, highest-ranked
 * first.
 */
export async function alertsOf(
  resident: ResidentSlices,
  window: Window,
  what: { readonly address: string } | { readonly cluster_id: string },
  row_limit: number,
  now_ms: number,
): Promise<AlertSummary[]> {
  return await summaries(resident, window, what, row_limit, now_ms);
}

async function summaries(
  resident: ResidentSlices,
  window: Window,
  filter: AlertFilter,
  row_limit: number,
  now_ms: number,
): Promise<AlertSummary[]> {
  const page: AlertPage = { sort: 'rank', order: 'asc', row_limit };
  const { alerts } = await pageOfAlerts(resident, window, { ...filter, include_suppressed: true }, page, now_ms);
  return alerts.map((alert) => alertSummarySchema.parse(alert));
}

/** The detections behind an alert, surest first. */
export async function detectionsOf(database: Database, window: Window, alert_id: string): Promise<DetectionRow[]> {
  const parameters = { ...sliceParameters(window), alert_id };
  return await parsedRows(database, detectionRowSchema, statement('alerts/detections'), parameters);
}

/** The ids of the alerts that stand on a pattern, highest-ranked first. */
export async function alertsOfPattern(database: Database, window: Window, pattern_id: string): Promise<string[]> {
  const parameters = { ...sliceParameters(window), pattern_id };
  const rows = await readRows(database, 'alerts/of_patterns', parameters);
  return rows.map((row) => row.alert_id);
}
