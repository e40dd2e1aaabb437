/** A slice is one (window_days, processing_date) of the result tables: staged, then published whole. */
import { PATTERN_TABLES, type PatternTable, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';

export const RESULT_TABLES = [
  'analyzers_features',
  ...(Object.keys(PATTERN_TABLES) as PatternTable[]).map((table) => `analyzers_patterns_${table}` as const),
  'analyzers_address_roles',
  'analyzers_entities',
  'analyzers_typologies',
  'analyzers_alerts',
  'analyzers_alert_transfers',
  'analyzers_alert_clusters',
] as const;
export type ResultTable = (typeof RESULT_TABLES)[number];

export const WORK_TABLES = [
  'work_nodes',
  'work_transfers',
  'work_earlier',
  'work_features_exact',
  'work_features_kernel',
  'work_evidence',
] as const;

/** The tables that each step publishes. */
export const TABLES_OF_STEP = {
  features: ['analyzers_features'],
  patterns: (Object.keys(PATTERN_TABLES) as PatternTable[]).map((table) => `analyzers_patterns_${table}` as const),
  typologies: ['analyzers_address_roles', 'analyzers_entities', 'analyzers_typologies'],
  alerts: ['analyzers_alerts', 'analyzers_alert_transfers', 'analyzers_alert_clusters'],
} as const satisfies Record<string, readonly ResultTable[]>;

export interface NamedSlice {
  readonly window_days: number;
  readonly processing_date: string;
}

/** `2025-11-20/30`, as messages name a slice. */
export function sliceName({ processing_date, window_days }: NamedSlice): string {
  return `${processing_date}/${window_days}`;
}

/** Whether both name the same slice: a window, a run, or what is published of one. */
export function sameSlice(one: NamedSlice, other: NamedSlice): boolean {
  return one.window_days === other.window_days && one.processing_date === other.processing_date;
}

/** The slice as bound parameters. */
export function sliceParameters(window: Window): { window_days: number; processing_date: string } {
  return { window_days: window.window_days, processing_date: window.processing_date };
}

/**
 * `(1,'2025-11-20')`, as `system.parts` has it: a partition cannot be bound, so it is written from a parsed number and a parsed date only.
 */
export function partitionOf(window: NamedSlice): string {
  return `(${String(Math.trunc(window.window_days))},'${window.processing_date}')`;
}

/** `30-20251120`: how the engine names the partition of a slice in names of parts. */
export function partitionId({ window_days, processing_date }: NamedSlice): string {
  return `${window_days}-${processing_date.replaceAll('-', '')}`;
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
    const [row] = await readRows(database, 'contents/count', {
      ...sliceParameters(window),
      table: state === 'staged' ? `staging_${table}` : table,
    });
    counts.push({ table, row_count: Number(row?.row_count ?? 0), run_ids: row?.run_ids ?? [] });
  }
  return counts;
}
