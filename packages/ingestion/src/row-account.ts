/** Adds up what became of every row of a source. */
import { basename } from 'node:path';
import type { RowAccount, UnloadedRows } from '@analytics/domain';
import type { CountedRows } from './counted-rows.ts';
import type { CountedFile } from './ingest.ts';
import type { KnownTransfers, ValueFacts } from './load-transfers.ts';
import { reasonKind } from './reasons.ts';
import type { UnreadFile } from './sources/source-files.ts';
import type { ZeroValueFacts } from './zero-value-transfers.ts';

/** Of the file or files of transfers; of a source without them nothing. */
export function rowAccount(
  transfers: CountedFile | undefined,
  values: ValueFacts,
  known: KnownTransfers,
  zeros: ZeroValueFacts,
  unread: readonly UnreadFile[],
): RowAccount {
  const sound = values.before_count + values.in_count + values.after_count;
  return {
    row_count: transfers?.file.row_count ?? 0,
    new_count: sound - known.known_count - known.changed_count,
    changed_count: known.changed_count,
    known_count: known.known_count,
    unloaded: transfers === undefined ? [] : unloadedRows(transfers),
    kept_zero_value_count: zeros.kept_count,
    in_window_count: values.in_count,
    before_window_count: values.before_count,
    after_window_count: values.after_count,
    oldest_ms: values.first_ms,
    newest_ms: values.last_ms,
    unread_files: unread.map(({ path, reason }) => ({ file: basename(path), reason })),
  };
}

/** The rows that are not loaded, by reason and file. */
export function unloadedRows({ file, counts, examples }: CountedRows): UnloadedRows[] {
  return counts
    .filter(({ reason }) => reason !== '')
    .map(({ reason, file_number, row_count }) => {
      const own = examples
        .filter((one) => one.reason === reason && one.file_number === file_number)
        .map(({ row, line, found }) => ({ row, line, found }));
      const name = basename(file.paths[file_number] ?? file.path);
      const rows = { reason, kind: reasonKind(reason), file: name, row_count };
      return own.length === 0 ? rows : { ...rows, examples: own };
    });
}

/** How many rows are not what they should be. */
export function faultyCount(counted: CountedFile): number {
  return unloadedRows(counted).reduce((sum, { kind, row_count }) => sum + (kind === 'faulty' ? row_count : 0), 0);
}
