/** Publishing: the staged tables of a slice become the ones that readers see, and what they hold is recorded. */
import { AnalyticsError, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { partitionId, partitionOf, sliceName, type ResultTable } from './slice.ts';
import {
  differenceOf,
  recordContents,
  recordedContents,
  tableContents,
  transferContents,
  type TableContents,
} from './slice-contents.ts';
import { partsSetAside } from './set-aside.ts';

/**
 * Makes the staged slice the one that readers see, table by table; a table with nothing staged loses its old slice.
 * A publish that was cut off is completed by `completePublish` as long as the staging is there.
 */
export async function publishSlice(database: Database, tables: readonly ResultTable[], window: Window): Promise<void> {
  const staged = await stagedContents(database, tables, window);
  for (const { table, contents } of staged)
    if (contents.row_count > 0) await requireWholeParts(database, `staging_${table}`, window);
  await recordContents(
    database,
    window,
    'staged',
    staged.map(({ contents }) => contents),
  );
  await swapIn(database, staged, window);
}

/**
 * Completes a publish that was cut off. Throws SLICE_DAMAGED, and swaps nothing, where the staging is no longer what
 * the publish began with: rows that a bad disk lost would look like rows that were never staged.
 */
export async function completePublish(
  database: Database,
  tables: readonly ResultTable[],
  window: Window,
): Promise<void> {
  const staged = await stagedContents(database, tables, window);
  const begun_with = await recordedContents(database, 'staged', window);
  const published = await recordedContents(database, 'published', window);
  const set_aside = await partsSetAside(database);
  for (const { table, contents } of staged) {
    const before = published.find(({ table_name }) => table_name === table);
    // A record that an earlier publish completed is none of this one. Without any, only what the engine set aside shows
    // a loss.
    const begun = begun_with.find(
      ({ table_name, recorded_us }) => table_name === table && BigInt(recorded_us) > BigInt(before?.recorded_us ?? 0),
    );
    const lost = set_aside.find(
      (part) => part.table_name === `staging_${table}` && part.partition_id === partitionId(window),
    );
    const found =
      begun === undefined ? lost && `a part of ${lost.table_name} set aside` : differenceOf(begun, contents);
    if (found === undefined) continue;
    const message = `Expected the staged slice ${sliceName(window)} to be as its publish began, found ${found}.`;
    throw new AnalyticsError('SLICE_DAMAGED', message);
  }
  await swapIn(database, staged, window);
}

interface StagedTable {
  readonly table: ResultTable;
  readonly contents: TableContents;
}

async function stagedContents(
  database: Database,
  tables: readonly ResultTable[],
  window: Window,
): Promise<StagedTable[]> {
  const staged: StagedTable[] = [];
  for (const table of tables) staged.push({ table, contents: await tableContents(database, table, window, 'staged') });
  return staged;
}

async function swapIn(database: Database, staged: readonly StagedTable[], window: Window): Promise<void> {
  try {
    for (const { table, contents } of staged) {
      await database.command(
        contents.row_count > 0
          ? `ALTER TABLE ${table} REPLACE PARTITION ${partitionOf(window)} FROM staging_${table}`
          : `ALTER TABLE ${table} DROP PARTITION ${partitionOf(window)}`,
      );
    }
    const transfers = await transferContents(database, window);
    await recordContents(database, window, 'published', [...staged.map(({ contents }) => contents), transfers]);
  } finally {
    database.noteChange('results');
  }
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
