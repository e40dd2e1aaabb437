/** A file's rows in a table of the engine, each with its number; torn rows of a text file apart from the others. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import type { Database, FilledColumn, ParquetColumn, SourceFile } from '@analytics/storage';
import { partRows, uncopied } from './sound-rows.ts';
import { ROW_COLUMN, sourceFileOf, type TableFile } from './table-file.ts';
import { requireWholeZstd } from './whole-zstd.ts';

/** Which file a row is of: the number of its path among all. */
export const FILE_NUMBER: ParquetColumn = { name: 'file_number', type: 'UInt32' };
/** Which row of its file, counted from 1: the first below a header, an object of JSON, a row of Parquet. 0: of no row. */
export const ROW_NUMBER: ParquetColumn = { name: 'row_number', type: 'UInt32' };

export interface TableRequest {
  readonly table: string;
  readonly file: TableFile;
  readonly file_number: number;
  /** The others; the numbers of file and row are filled beside them. */
  readonly columns: readonly FilledColumn[];
  /**
   * Where the rows of a file that is read row by row are copied to for a while; made where it does not exist. A sound
   * file is read where it lies: only one with a torn row, or with its rows inside an answer, is parted first, because
   * the engine reads whole files and gives up at the first row that it cannot read.
   */
  readonly scratch_directory: string;
  /** Takes the torn rows: JSON lines of `row_number`, `reason` and `found`. */
  readonly onTorn: (torn: SourceFile, numbers: readonly FilledColumn[]) => Promise<void>;
}

/**
 * Appends the rows of a file to a table with the columns `file_number` and `row_number`. Text that the engine cannot
 * read is read row by row, and what is torn is handed over. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, DISK_FULL.
 */
export async function stageTable(database: Database, request: TableRequest): Promise<void> {
  const { table, file, file_number, columns, scratch_directory, onTorn } = request;
  if (file.compression === 'zstd') await requireWholeZstd(file.path);
  const file_column: FilledColumn = { ...FILE_NUMBER, from: { text: String(file_number) } };
  if (file.rows_at === 0) {
    try {
      const numbered = [...columns, file_column, { ...ROW_NUMBER, from: { row_number: true } } as const];
      await database.stageFile(table, sourceFileOf(file, columns), numbered);
      return;
    } catch (error) {
      if (!isOfEngine(error)) throw error;
      if (file.format === 'parquet') throw unreadable(file, error);
      // What was read before the torn row may be there already.
      const deletion = `ALTER TABLE ${table} DELETE WHERE file_number = ${file_number} SETTINGS mutations_sync = 1`;
      await database.command(deletion);
    }
  }
  const directory = await placeIn(scratch_directory, file);
  try {
    const { sound, torn, torn_count } = await partRows(file, directory);
    const again = [...columns, file_column, { ...ROW_NUMBER, from: { column: ROW_COLUMN } }];
    await database.stageFile(table, sound(columns), again);
    if (torn_count === 0) return;
    await onTorn(torn, [file_column, { ...ROW_NUMBER, from: { column: ROW_NUMBER.name } }]);
  } catch (error) {
    throw isOfEngine(error) ? unreadable(file, error) : error;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function placeIn(scratch_directory: string, { path }: TableFile): Promise<string> {
  try {
    await mkdir(scratch_directory, { recursive: true });
    return await mkdtemp(join(scratch_directory, 'analytics-rows-'));
  } catch (error) {
    throw uncopied(path, error);
  }
}

function isOfEngine(error: unknown): error is AnalyticsError {
  return error instanceof AnalyticsError && error.code === 'DATABASE_ERROR';
}

function unreadable({ path }: TableFile, error: AnalyticsError): AnalyticsError {
  return new AnalyticsError('SOURCE_UNREADABLE', `Expected a whole file at ${path}. ${error.message}`, {
    cause: error,
  });
}
