/** A slice is one (window_days, processing_date) of the result tables: staged, then published whole. */
import { AnalyticsError, PATTERN_TABLES, type PatternTable, type Window } from '@analytics/domain';
import type { Database, Parameters } from '../engine/database.ts';

export const RESULT_TABLES = [
  'analyzers_features',
  ...(Object.keys(PATTERN_TABLES) as PatternTable[]).map((table) => `analyzers_patterns_${table}` as const),
  'analyzers_typologies',
  'analyzers_alerts',
  'analyzers_alert_clusters',
] as const;
export type ResultTable = (typeof RESULT_TABLES)[number];

export const WORK_TABLES = [
  'work_nodes',
  'work_transfers',
  'work_features_exact',
  'work_features_kernel',
  'work_evidence',
] as const;

/** The tables that each step publishes. */
export const TABLES_OF_STEP = {
  features: ['analyzers_features'],
  patterns: (Object.keys(PATTERN_TABLES) as PatternTable[]).map((table) => `analyzers_patterns_${table}` as const),
  typologies: ['analyzers_typologies'],
  alerts: ['analyzers_alerts', 'analyzers_alert_clusters'],
} as const satisfies Record<string, readonly ResultTable[]>;

interface NamedSlice {
  readonly window_days: number;
  readonly processing_date: string;
}

/** Whether both name the same slice: a window, a run, or what is published of one. */
export function sameSlice(one: NamedSlice, other: NamedSlice): boolean {
  return one.window_days === other.window_days && one.processing_date === other.processing_date;
}

/** The slice as bound parameters. */
export function sliceParameters(window: Window): { window_days: number; processing_date: string } {
  return { window_days: window.window_days, processing_date: window.processing_date };
}

/** `(1, '2025-11-20')`: a partition cannot be bound, so it is written from a parsed number and a parsed date only. */
function partitionOf(window: Window): string {
  return `(${String(Math.trunc(window.window_days))}, '${window.processing_date}')`;
}

/** Empties the slice's work tables. */
export async function clearWork(database: Database, window: Window): Promise<void> {
  for (const table of WORK_TABLES) await database.command(`ALTER TABLE ${table} DROP PARTITION ${partitionOf(window)}`);
}

/** Empties one work table of the slice. */
export async function clearWorkTable(
  database: Database,
  table: (typeof WORK_TABLES)[number],
  window: Window,
): Promise<void> {
  await database.command(`ALTER TABLE ${table} DROP PARTITION ${partitionOf(window)}`);
}

/** Empties the slice's staging for the given tables. */
export async function clearStaging(database: Database, tables: readonly ResultTable[], window: Window): Promise<void> {
  for (const table of tables)
    await database.command(`ALTER TABLE staging_${table} DROP PARTITION ${partitionOf(window)}`);
}

/**
 * Makes the staged slice the one that readers see, table by table; a table with nothing staged loses its old slice.
 * Safe to repeat as long as the staging is there: a publish that was cut off is completed by calling it again.
 */
export async function publishSlice(database: Database, tables: readonly ResultTable[], window: Window): Promise<void> {
  const staged = new Set<ResultTable>();
  for (const table of tables) {
    if (await hasRows(database, `staging_${table}`, sliceParameters(window))) staged.add(table);
  }
  for (const table of staged) await requireWholeParts(database, `staging_${table}`, window);
  try {
    for (const table of tables) await replacePartition(database, table, window, staged.has(table));
  } finally {
    database.noteChange('results');
  }
}

async function replacePartition(
  database: Database,
  table: ResultTable,
  window: Window,
  isStaged: boolean,
): Promise<void> {
  await database.command(
    isStaged
      ? `ALTER TABLE ${table} REPLACE PARTITION ${partitionOf(window)} FROM staging_${table}`
      : `ALTER TABLE ${table} DROP PARTITION ${partitionOf(window)}`,
  );
}

/** Reads the slice's parts against their checksums: a torn file is found here, before anyone sees it. */
async function requireWholeParts(database: Database, table: string, window: Window): Promise<void> {
  const parts = await database.rows<{ part_path: string; is_passed: number | boolean; message: string }>(
    `CHECK TABLE ${table} PARTITION ${partitionOf(window)} SETTINGS check_query_single_value_result = 0`,
  );
  const broken = parts.find(({ is_passed }) => !is_passed);
  if (broken === undefined) return;
  throw new AnalyticsError(
    'DISK_FULL',
    `Expected the staged ${table} to be whole, found ${broken.message} in ${broken.part_path}.`,
  );
}

async function hasRows(database: Database, table: string, slice: Parameters): Promise<boolean> {
  const rows = await database.rows(
    `SELECT 1 FROM ${table} WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} LIMIT 1`,
    slice,
  );
  return rows.length > 0;
}

export interface TableCount {
  readonly table: ResultTable;
  readonly row_count: number;
  /** The runs that the rows come from: one, or none where there are no rows. */
  readonly run_ids: readonly string[];
}

/** What each result table holds for a slice, as published or as staged. */
export async function countSlice(
  database: Database,
  window: Window,
  state: 'published' | 'staged',
): Promise<TableCount[]> {
  const counts: TableCount[] = [];
  for (const table of RESULT_TABLES) {
    const [row] = await database.rows<{ row_count: string; run_ids: string[] }>(
      `SELECT count() AS row_count, groupUniqArray(run_id) AS run_ids FROM ${state === 'staged' ? 'staging_' : ''}${table}
       WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}`,
      sliceParameters(window),
    );
    counts.push({ table, row_count: Number(row?.row_count ?? 0), run_ids: row?.run_ids ?? [] });
  }
  return counts;
}
