/** Counts staged rows by why they are not loaded, and shows some of them. */
import type { UnloadedExample } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import { reasonKind } from './reasons.ts';
import type { StagedFile } from './staging.ts';
import { readRows } from './statements.ts';
import { linesOfRows } from './tables/lines-of-rows.ts';

/** Tables or views that say the reason, file and row number of each row, and the files that they count. */
export type ReasonedRows = Pick<StagedFile, 'path' | 'paths' | 'checked' | 'rejected'>;

export interface CountedRows {
  readonly file: ReasonedRows;
  /** By file and reason; '' counts the sound ones. */
  readonly counts: readonly { readonly reason: string; readonly file_number: number; readonly row_count: number }[];
  /** The first rows of each reason that is a fault of the source, or that sets them aside. */
  readonly examples: readonly (UnloadedExample & { readonly reason: string; readonly file_number: number })[];
}

/** Two scans of the rows. */
export async function countedRows(database: Database, file: ReasonedRows): Promise<CountedRows> {
  const rows = await readRows(database, 'ingest/count_reasons', {}, { checked: file.checked });
  const counts = rows.map((row) => ({ ...row, row_count: Number(row.row_count) }));
  return { file, counts, examples: await examplesOf(database, file, counts) };
}

async function examplesOf(
  database: Database,
  file: ReasonedRows,
  counts: CountedRows['counts'],
): Promise<CountedRows['examples']> {
  const named = counts
    .map(({ reason }) => reason)
    .filter((reason) => reason !== '' && reasonKind(reason) !== 'no_effect');
  if (named.length === 0) return [];
  const reasons = [...new Set(named)];
  const rows = await readRows(database, 'ingest/rejected_examples', { reasons }, { rejected: file.rejected });
  const lines = new Map<number, ReadonlyMap<number, number>>();
  for (const [file_number, path] of file.paths.entries()) {
    const numbers = rows.filter((row) => row.file_number === file_number).map(({ row_number }) => row_number);
    if (numbers.some((number) => number > 0)) lines.set(file_number, await linesOfRows(path, numbers));
  }
  return rows.map(({ reason, file_number, row_number, found }) => ({
    reason,
    file_number,
    row: row_number,
    line: lines.get(file_number)?.get(row_number) ?? null,
    found: found.length > MAX_FOUND ? `${found.slice(0, MAX_FOUND)}…` : found,
  }));
}

/** Letters of what is shown of a rejected row. */
const MAX_FOUND = 120;
