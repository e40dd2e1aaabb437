/** What can be exported, and the statement that gives it: a closed list. */
import { AnalyticsError, type CsvCells, type RunStep, type Window } from '@analytics/domain';
import type { Database, ExportFormat, Parameters } from '../engine/database.ts';
import { listSlices } from '../slices/runs.ts';
import { requireWholeSlice } from '../slices/slice-damage.ts';
import { sameSlice, sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';
import { spreadsheetQuery } from './spreadsheet-query.ts';

export const EXPORT_NAMES = [
  'features',
  'patterns',
  'typologies',
  'alerts',
  'clusters',
  'transfers',
  'money-flows',
  'assets',
  'prices',
  'labels',
  'audit',
] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

/** Those that belong to a published slice, and the step of a run that makes each. */
const STEP_OF: Readonly<Partial<Record<ExportName, RunStep>>> = {
  features: 'features',
  patterns: 'patterns',
  typologies: 'typologies',
  alerts: 'alerts',
  clusters: 'alerts',
};

/** Whether an export belongs to a published slice rather than to a span of time or to the network. */
export function isOfSlice(name: ExportName): boolean {
  return Object.hasOwn(STEP_OF, name);
}

/** The step of a run that makes it; undefined for what belongs to no slice. */
export function stepOfExport(name: ExportName): RunStep | undefined {
  return STEP_OF[name];
}

/** Parses an export's name. Throws UNKNOWN_EXPORT. */
export function parseExportName(text: string): ExportName {
  const name = EXPORT_NAMES.find((known) => known === text);
  if (name === undefined) {
    throw new AnalyticsError(
      'UNKNOWN_EXPORT',
      `Expected one of ${EXPORT_NAMES.join(', ')}, found ${JSON.stringify(text)}.`,
    );
  }
  return name;
}

/**
 * Writes an export to a file, whole or not at all; `cells` counts for CSV only. Throws SLICE_NOT_FOUND where a slice was
 * never published.
 */
export async function exportToFile(
  database: Database,
  name: ExportName,
  window: Window,
  format: ExportFormat,
  path: string,
  cells: CsvCells = 'safe',
): Promise<void> {
  if (isOfSlice(name)) await requireSlice(database, window);
  const given = { ...sliceParameters(window), start_ms: window.start_ms, end_ms: window.end_ms };
  const whole = { query: statement(`exports/${name}`), parameters: given };
  const { query, parameters } = await withCells(database, whole, format, cells);
  await database.exportToFile(query, parameters, format, path);
}

/** The query as a file of that format is filled by it. */
export async function withCells(
  database: Database,
  asked: { readonly query: string; readonly parameters: Parameters },
  format: ExportFormat,
  cells: CsvCells,
): Promise<{ readonly query: string; readonly parameters: Parameters }> {
  if (format !== 'csv' || cells === 'raw') return asked;
  return await spreadsheetQuery(database, asked.query, asked.parameters);
}

/** Throws SLICE_NOT_FOUND, naming the slices that there are, and SLICE_DAMAGED where the slice lost rows. */
export async function requireSlice(database: Database, window: Window): Promise<void> {
  const slices = await listSlices(database);
  const found = slices.some((slice) => sameSlice(slice, window));
  if (found) {
    await requireWholeSlice(database, window);
    return;
  }
  const known = slices.slice(0, 5).map((slice) => `${slice.processing_date}/${slice.window_days}`);
  throw new AnalyticsError(
    'SLICE_NOT_FOUND',
    `Expected a published slice ${window.processing_date}/${window.window_days} (date/window_days), found ${known.length > 0 ? known.join(', ') : 'none published'}.`,
  );
}
