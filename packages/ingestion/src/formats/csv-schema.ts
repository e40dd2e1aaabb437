/** The columns of a CSV file, read from its first line: all of them text. */
import { open } from 'node:fs/promises';
import { AnalyticsError } from '@analytics/domain';
import type { ParquetColumn } from '@analytics/storage';

export interface CsvFacts {
  /** A CSV file does not say how many rows it has. */
  readonly row_count: undefined;
  readonly columns: readonly ParquetColumn[];
}

/** A header is shorter than this. */
const HEADER_BYTES = 65_536;

/** Reads a file's header, whose names hold no comma. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. */
export async function readCsvFacts(path: string): Promise<CsvFacts> {
  const names = (await firstLine(path)).replace(/^\uFEFF/u, '').split(',');
  const columns = names.map((name) => ({ name: name.trim().replace(/^"(.*)"$/u, '$1'), type: 'Nullable(String)' }));
  if (columns.every(({ name }) => /^[\w ]+$/u.test(name))) return { row_count: undefined, columns };
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected CSV with a header of column names in ${path}, found none.`);
}

async function firstLine(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer.toString('utf8', 0, bytesRead).split(/\r?\n/u)[0] ?? '';
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE';
    throw new AnalyticsError(code, `Expected a CSV file at ${path}, found: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
