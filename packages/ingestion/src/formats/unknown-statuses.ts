/** Words of a status that are known neither for success nor for failure. */
import type { Database } from '@analytics/storage';
import { readRows } from '../statements.ts';

export interface UnknownStatus {
  /** As the file writes it. */
  readonly word: string;
  readonly row_count: number;
}

/** Of a table of transfers that somebody wrote, the most frequent first; at most 20. One scan of its rows. */
export async function unknownStatuses(database: Database, transfer_rows: string): Promise<UnknownStatus[]> {
  const rows = await readRows(database, 'extracts/unknown_statuses', {}, { transfer_rows });
  return rows.map(({ word, row_count }) => ({ word, row_count: Number(row_count) }));
}
