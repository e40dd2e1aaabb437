/** A slice at a glance, against the slice before. */
import { changedAlertSchema, coverageRowSchema, type CoverageRow, type Window } from '@analytics/domain';
import { z } from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';
import { readRows } from '../engine/read-rows.ts';

const countSchema = z.object({
  kind: z.enum(['severity', 'typology', 'status', 'all']),
  name: z.string(),
  alert_count: z.coerce.number(),
  previous_count: z.coerce.number(),
});
export type CountedAlerts = z.infer<typeof countSchema>;

/** Alerts by severity, typology and state; `previous_date` is the slice to compare with. */
export async function alertCounts(database: Database, window: Window, previous_date: string): Promise<CountedAlerts[]> {
  const parameters = { ...sliceParameters(window), previous_date };
  return await parsedRows(database, countSchema, statement('overview/alert_counts'), parameters);
}

const changeSchema = changedAlertSchema.extend({
  change: z.enum(['new', 'grown', 'gone']),
  change_count: z.coerce.number(),
});
export type OverviewChange = z.infer<typeof changeSchema>;

/** What is new, has grown and is gone since the slice before: at most `row_limit` of each, with the number of all. */
export async function alertChanges(
  database: Database,
  window: Window,
  previous_date: string,
  row_limit: number,
): Promise<OverviewChange[]> {
  const parameters = { ...sliceParameters(window), previous_date, row_limit };
  return await parsedRows(database, changeSchema, statement('overview/changes'), parameters);
}

/** Exact sum over the distinct evidence transfers of all alerts of the slice. */
export async function suspectedUsd(database: Database, window: Window): Promise<string> {
  const [row] = await readRows(database, 'overview/suspected', {
    ...sliceParameters(window),
    start_ms: window.start_ms,
    end_ms: window.end_ms,
  });
  return row?.suspected_usd ?? '0';
}

const historySchema = z.object({
  processing_date: z.string(),
  alert_count: z.coerce.number(),
  volume_usd: z.string(),
});
export type AlertHistory = z.infer<typeof historySchema>;

/** Alerts of the slices of the same window length up to this one, oldest first, at most 60. */
export async function alertHistory(database: Database, window: Window): Promise<AlertHistory[]> {
  const rows = await parsedRows(database, historySchema, statement('overview/history'), sliceParameters(window));
  return rows.reverse();
}

/** What the window holds, and what it lacks. */
export async function coverage(database: Database, window: Window): Promise<CoverageRow> {
  const { start_ms, end_ms } = window;
  const [row] = await parsedRows(database, coverageRowSchema, statement('overview/coverage'), { start_ms, end_ms });
  return coverageRowSchema.parse(row);
}
