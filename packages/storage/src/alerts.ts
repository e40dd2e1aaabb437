/** Reads alerts: lists with filters and pages, one with its evidence. */
import {
  AnalyticsError,
  alertListRowSchema,
  alertRowSchema,
  alertSummarySchema,
  detectionRowSchema,
  parseProcessingDate,
  windowOf,
  type AlertListRow,
  type AlertRow,
  type AlertSummary,
  type DetectionRow,
  type DispositionStatus,
  type Window,
} from '@analytics/domain';
import { z } from 'zod';
import type { Database } from './database.ts';
import {
  ALERT_ORDERS,
  afterParameters,
  floatText,
  signOf,
  type AfterRow,
  type AlertSort,
  type SortOrder,
} from './list-orders.ts';
import { parsedRows } from './parsed-rows.ts';
import { ANY_DATE } from './runs.ts';
import { sliceParameters } from './slice.ts';
import { statement } from './statements.ts';

export interface AlertFilter {
  readonly severities?: readonly string[] | undefined;
  readonly typologies?: readonly string[] | undefined;
  readonly statuses?: readonly DispositionStatus[] | undefined;
  readonly alert_ids?: readonly string[] | undefined;
  readonly assignee?: string | undefined;
  /** One of the addresses involved. */
  readonly address?: string | undefined;
  readonly cluster_id?: string | undefined;
  /** Every word must occur in the description, the address, the id or the typology, in any case. */
  readonly text?: string | undefined;
  readonly min_volume_usd?: number | undefined;
  readonly min_confidence?: number | undefined;
  readonly first_seen_from?: string | undefined;
  readonly include_suppressed?: boolean | undefined;
}

export interface AlertPage {
  readonly sort: AlertSort;
  readonly order: SortOrder;
  readonly after?: AfterRow | undefined;
  readonly row_limit: number;
}

const listedAlertSchema = alertListRowSchema.extend({ total_count: z.coerce.number() });

/** A page of the slice's alerts, and how many pass the filter on all pages. */
export async function pageOfAlerts(
  database: Database,
  window: Window,
  filter: AlertFilter,
  page: AlertPage,
  now_ms: number,
): Promise<{ alerts: AlertListRow[]; total_count: number }> {
  const rows = await parsedRows(
    database,
    listedAlertSchema,
    statement('alerts/list', { sort_column: ALERT_ORDERS[page.sort] }),
    {
      ...sliceParameters(window),
      severities: filter.severities ?? [],
      typologies: filter.typologies ?? [],
      statuses: filter.statuses ?? [],
      alert_ids: filter.alert_ids ?? [],
      assignee: filter.assignee ?? '',
      address: filter.address ?? '',
      cluster_id: filter.cluster_id ?? '',
      words: (filter.text ?? '').split(/\s+/u).filter((word) => word !== ''),
      min_volume_usd: floatText(filter.min_volume_usd ?? 0),
      min_confidence: floatText(filter.min_confidence ?? 0),
      first_seen_from: filter.first_seen_from ?? ANY_DATE,
      include_suppressed: filter.include_suppressed === true ? 1 : 0,
      now_ms,
      sign: signOf(page.order),
      ...afterParameters(page.after),
      row_limit: page.row_limit,
    },
  );
  return { alerts: rows.map((row) => alertListRowSchema.parse(row)), total_count: rows[0]?.total_count ?? 0 };
}

const STATED = { disposition_status: 'open', assignee: '', decided_at_ms: 0, is_suppressed: false } as const;

/**
 * One alert with its evidence: of the newest slice that has it, within what is asked for (a window length, a date, both or neither).
 * Throws ALERT_NOT_FOUND.
 */
export async function getAlert(
  database: Database,
  alert_id: string,
  within: { readonly window_days?: number | undefined; readonly processing_date?: string | undefined },
  now_ms: number,
): Promise<{ alert: AlertRow; window: Window }> {
  const [row] = await database.rows<Record<string, unknown>>(statement('alerts/get'), {
    alert_id,
    window_days: within.window_days ?? 0,
    processing_date: within.processing_date ?? ANY_DATE,
  });
  if (row === undefined) {
    throw new AnalyticsError('ALERT_NOT_FOUND', `Expected an alert ${JSON.stringify(alert_id)}, found none.`);
  }
  const plain = alertRowSchema.parse({ ...STATED, ...row });
  const window = windowOf(parseProcessingDate(plain.processing_date), plain.window_days);
  const [summary] = await alertsById(database, window, [alert_id], now_ms);
  return { window, alert: summary === undefined ? plain : { ...plain, ...stateOf(summary) } };
}

function stateOf(alert: AlertSummary): Pick<AlertSummary, keyof typeof STATED> {
  const { disposition_status, assignee, decided_at_ms, is_suppressed } = alert;
  return { disposition_status, assignee, decided_at_ms, is_suppressed };
}

/** The named alerts of a slice, suppressed ones included, best rank first. */
export async function alertsById(
  database: Database,
  window: Window,
  alert_ids: readonly string[],
  now_ms: number,
): Promise<AlertSummary[]> {
  if (alert_ids.length === 0) return [];
  return await summaries(database, window, { alert_ids }, alert_ids.length, now_ms);
}

/** Alerts that involve an address, or belong to a case: at most `row_limit`, suppressed ones included, best rank first. */
export async function alertsOf(
  database: Database,
  window: Window,
  what: { readonly address: string } | { readonly cluster_id: string },
  row_limit: number,
  now_ms: number,
): Promise<AlertSummary[]> {
  return await summaries(database, window, what, row_limit, now_ms);
}

async function summaries(
  database: Database,
  window: Window,
  filter: AlertFilter,
  row_limit: number,
  now_ms: number,
): Promise<AlertSummary[]> {
  const page: AlertPage = { sort: 'rank', order: 'asc', row_limit };
  const { alerts } = await pageOfAlerts(database, window, { ...filter, include_suppressed: true }, page, now_ms);
  return alerts.map((alert) => alertSummarySchema.parse(alert));
}

/** The detections that an alert tells, surest first. */
export async function detectionsOf(database: Database, window: Window, alert_id: string): Promise<DetectionRow[]> {
  const parameters = { ...sliceParameters(window), alert_id };
  return await parsedRows(database, detectionRowSchema, statement('alerts/detections'), parameters);
}

/** The ids of the alerts that stand on a pattern, best rank first. */
export async function alertsOfPattern(database: Database, window: Window, pattern_id: string): Promise<string[]> {
  const parameters = { ...sliceParameters(window), pattern_id };
  const rows = await database.rows<{ alert_id: string }>(statement('alerts/of_patterns'), parameters);
  return rows.map((row) => row.alert_id);
}
