/**
 * Published alerts as readers meet them: the list of a slice, what changed between two dates, and whether the evidence
 * still holds.
 */
import {
  ALERT_CHANGES,
  AnalyticsError,
  WORST_SEVERITIES_FIRST,
  alertChangeSchema,
  listedAlertSchema,
  type AlertChange,
  type ListedAlert,
  type Window,
} from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { parsedRows } from '../../engine/parsed-rows.ts';
import { requireSlice } from '../exports.ts';
import { requirePublished, requireStep } from '../../slices/published-slice.ts';
import { listRuns } from '../../slices/runs.ts';
import { sliceParameters } from '../../slices/slice.ts';
import { statement } from '../../engine/statements.ts';
import { readRows, type QueryRow } from '../../engine/read-rows.ts';

/** The first alerts of a slice, highest-ranked first. */
export async function listAlerts(database: Database, window: Window, row_limit: number): Promise<ListedAlert[]> {
  return await parsedRows(database, listedAlertSchema, statement('alerts/slice'), {
    ...sliceParameters(window),
    row_limit,
  });
}

export interface AlertCount {
  readonly severity: string;
  readonly alert_count: number;
}

/** How many alerts of each severity a slice holds, the worst first. */
export async function countAlerts(database: Database, window: Window): Promise<AlertCount[]> {
  const rows = await readRows(database, 'alerts/count_by_severity', {
    ...sliceParameters(window),
    severities: WORST_SEVERITIES_FIRST,
  });
  return rows.map(({ severity, alert_count }) => ({ severity, alert_count: Number(alert_count) }));
}

/** Throws SLICE_NOT_FOUND where either slice was never published. */
export async function diffAlerts(database: Database, before: Window, after: Window): Promise<AlertChange[]> {
  await requireSlice(database, before);
  await requireSlice(database, after);
  return await parsedRows(database, alertChangeSchema, statement('alerts/diff'), {
    changes: ALERT_CHANGES,
    window_days: after.window_days,
    before_date: before.processing_date,
    after_date: after.processing_date,
    after_start_ms: after.start_ms,
  });
}

export interface AlertChanges {
  readonly window_days: number;
  readonly changes: readonly AlertChange[];
}

/**
 * The same by dates, of one length of windows: that of the newest slice unless it is given. Throws SLICE_NOT_FOUND where
 * either slice is not published or was published without alerts; SLICE_DAMAGED.
 */
export async function changesBetween(
  database: Database,
  before_date: string,
  after_date: string,
  wanted_days: number | undefined,
): Promise<AlertChanges> {
  const window_days = wanted_days ?? (await requirePublished(database, {})).window_days;
  const before = await requirePublished(database, { processing_date: before_date, window_days });
  const after = await requirePublished(database, { processing_date: after_date, window_days });
  const runs = await listRuns(database);
  for (const window of [before, after]) requireStep(runs, window, 'alerts');
  return { window_days, changes: await diffAlerts(database, before, after) };
}

/** Sums are decimals, exact; `failures` holds each check that the alert fails, in words. */
export interface AlertVerification extends Omit<
  QueryRow<'alerts/verify'>,
  'evidence_count' | 'listed_count' | 'found_count' | 'is_kept' | 'is_whole' | 'replayed_usd'
> {
  /** Of the alert; above `listed_count` where not all of them are listed or kept. */
  readonly evidence_count: number;
  /** That were looked up. */
  readonly listed_count: number;
  readonly found_count: number;
}

/**
 * Looks every transfer of the alerts that is listed or kept, their sentences and surroundings up in `core_transfers` and compares
 * counts, exact sums, times, ends, and a digest over every byte of them; by alert id. Throws SLICE_NOT_FOUND.
 */
export async function verifyAlerts(database: Database, window: Window): Promise<AlertVerification[]> {
  return await verifications(database, window, '');
}

/** The same of one alert. Throws SLICE_NOT_FOUND, ALERT_NOT_FOUND. */
export async function verifyOneAlert(database: Database, window: Window, alert_id: string): Promise<AlertVerification> {
  const [found] = await verifications(database, window, alert_id);
  if (found !== undefined) return found;
  throw new AnalyticsError(
    'ALERT_NOT_FOUND',
    `Expected an alert ${JSON.stringify(alert_id)} in the slice ${window.processing_date}/${window.window_days}, found none.`,
  );
}

async function verifications(database: Database, window: Window, alert_id: string): Promise<AlertVerification[]> {
  await requireSlice(database, window);
  const parameters = { ...sliceParameters(window), start_ms: window.start_ms, end_ms: window.end_ms, alert_id };
  const rows = await readRows(database, 'alerts/verify', parameters);
  return rows.map((row) => ({
    alert_id: row.alert_id,
    typology_type: row.typology_type,
    evidence_count: row.evidence_count,
    listed_count: Number(row.listed_count),
    found_count: Number(row.found_count),
    claimed_volume_usd: row.claimed_volume_usd,
    found_volume_usd: row.found_volume_usd,
    failures: row.failures,
  }));
}
