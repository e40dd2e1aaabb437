/** What the tables of a slice hold, as a count and a digest, and the record of it that a publish leaves. */
import { ANY_DATE, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters, type NamedSlice, type ResultTable } from './slice.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

export const TRANSFERS_TABLE = 'core_transfers';

export interface TableContents {
  readonly table_name: string;
  readonly row_count: number;
  /** Of every row, whatever their order; rows of another run with the same content have the same. */
  readonly content_digest: string;
  /** Digests compare only where this is the same. */
  readonly columns_digest: string;
  /** Of transfers, the largest `_version`, as text; '0' for results. */
  readonly newest_version: string;
}

/** `staged`: what a publish is about to swap in. `published`: what readers see since. */
export type ContentsState = 'staged' | 'published';

export interface RecordedContents extends TableContents, NamedSlice {
  /** Microseconds since 1970, as text. */
  readonly recorded_us: string;
}

/** What a result table holds of a slice, as published or as staged. One read of every column. */
export async function tableContents(
  database: Database,
  table: ResultTable,
  window: Window,
  state: ContentsState,
): Promise<TableContents> {
  const name = state === 'staged' ? `staging_${table}` : table;
  const parameters = { ...sliceParameters(window), table: name, table_name: name };
  return contentsOf(table, await readRows(database, 'contents/of_table', parameters));
}

/** What `core_transfers` holds of a window. One read of every column. */
export async function transferContents(database: Database, window: Window): Promise<TableContents> {
  const { start_ms, end_ms } = window;
  return contentsOf(TRANSFERS_TABLE, await readRows(database, 'contents/of_transfers', { start_ms, end_ms }));
}

function contentsOf(table_name: string, rows: readonly QueryRow<'contents/of_table'>[]): TableContents {
  const { row_count = '0', content_digest = '', columns_digest = '', newest_version = '0' } = rows[0] ?? {};
  return { table_name, row_count: Number(row_count), content_digest, columns_digest, newest_version };
}

/** Appends to the record; the newest entry of a table and state counts. */
export async function recordContents(
  database: Database,
  window: Window,
  state: ContentsState,
  contents: readonly TableContents[],
): Promise<void> {
  await database.command(statement('contents/insert'), {
    ...sliceParameters(window),
    state,
    table_names: contents.map(({ table_name }) => table_name),
    row_counts: contents.map(({ row_count }) => row_count),
    content_digests: contents.map(({ content_digest }) => content_digest),
    columns_digests: contents.map(({ columns_digest }) => columns_digest),
    newest_versions: contents.map(({ newest_version }) => newest_version),
  });
}

/** What was recorded of one slice, or of all. Slices that older versions published have no record. */
export async function recordedContents(
  database: Database,
  state: ContentsState,
  slice?: NamedSlice,
): Promise<RecordedContents[]> {
  const rows = await readRows(database, 'contents/recorded', {
    state,
    window_days: slice?.window_days ?? 0,
    processing_date: slice?.processing_date ?? ANY_DATE,
  });
  return rows.map((row) => ({ ...row, row_count: Number(row.row_count) }));
}

/** How the contents differ, in words; undefined where they do not, or where nothing that both know does. */
export function differenceOf(recorded: TableContents, found: TableContents): string | undefined {
  const { table_name, row_count } = recorded;
  if (found.row_count !== row_count) return `${table_name} with ${found.row_count} of ${row_count} rows`;
  if (found.columns_digest !== recorded.columns_digest || found.content_digest === recorded.content_digest)
    return undefined;
  return `${table_name} with other content than was published`;
}
