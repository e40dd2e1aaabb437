/** Removes the loaded transfers that a source moved to another block or month. */
import type { Database } from '@analytics/storage';
import { readRows, statement } from './statements.ts';

/** Bound values travel in the URL of a request. */
const PAGE_ROWS = 50;

/** `moved` is the table that `ingest/find_moved` makes. */
export async function deleteMoved(database: Database, moved: string): Promise<void> {
  const { cluster } = database;
  if (cluster === undefined) {
    await database.command(statement('ingest/delete_moved', { database: database.name, moved }));
    return;
  }
  for (let row_offset = 0; ; row_offset += PAGE_ROWS) {
    const page = { row_limit: PAGE_ROWS, row_offset };
    const rows = await readRows(database, 'ingest/moved_page', page, { moved });
    if (rows.length === 0) return;
    await database.command(statement('ingest/delete_moved_on_cluster', { cluster }), {
      heights: rows.map((row) => row.block_height),
      timestamps: rows.map((row) => Number(row.block_timestamp)),
      hashes: rows.map((row) => row.identity_hash),
    });
  }
}
