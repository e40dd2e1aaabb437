/** Small Parquet files of text columns, read whole and without an engine. */
import { AnalyticsError } from '@analytics/domain';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { readParquetFacts } from './parquet-schema.ts';

/**
 * The named columns of every row, in the order of the file; other columns are passed over. Throws SOURCE_NOT_FOUND,
 * SOURCE_UNREADABLE, and SOURCE_SCHEMA where a column is missing or a value is no text or empty.
 */
export async function readParquetTexts<Name extends string>(
  path: string,
  columns: readonly Name[],
): Promise<Record<Name, string>[]> {
  const facts = await readParquetFacts(path);
  for (const column of columns) {
    if (!facts.columns.some(({ name }) => name === column)) {
      const found = facts.columns.map(({ name }) => name).join(', ');
      throw new AnalyticsError('SOURCE_SCHEMA', `Expected a column ${column} in ${path}, found ${found || 'none'}.`);
    }
  }
  const rows = await readRows(path, columns);
  return rows.map((row, at) => {
    for (const column of columns) {
      const value = row[column];
      if (typeof value === 'string' && value !== '') continue;
      throw new AnalyticsError(
        'SOURCE_SCHEMA',
        `Expected text in ${column} of row ${at + 1} of ${path}, found ${value === '' ? 'an empty one' : typeof value}.`,
      );
    }
    return row as Record<Name, string>;
  });
}

/** Every column of every row, in the order of the file. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. */
export async function readParquetRows(path: string): Promise<Record<string, unknown>[]> {
  const { columns } = await readParquetFacts(path);
  return await readRows(
    path,
    columns.map(({ name }) => name),
  );
}

async function readRows(path: string, columns: readonly string[]): Promise<Record<string, unknown>[]> {
  try {
    return await parquetReadObjects({ file: await asyncBufferFromFile(path), columns: [...columns] });
  } catch (error) {
    throw new AnalyticsError(
      'SOURCE_UNREADABLE',
      `Expected a whole Parquet file at ${path}, found: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    );
  }
}
