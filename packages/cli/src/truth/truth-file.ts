/** A file of truth as rows of texts, whatever it is written in: Parquet, JSON, JSON lines or CSV. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { AnalyticsError } from '@analytics/domain';
import { readParquetRows } from '@analytics/storage';

export const TRUTH_EXTENSIONS = ['.parquet', '.json', '.jsonl', '.ndjson', '.csv'] as const;

/** A row, or an address alone. */
export type TruthRow = Readonly<Record<string, unknown>> | string;

/** The first of these names in a directory, whatever its extension. */
export function firstFile(directory: string, names: readonly string[]): string | undefined {
  return names
    .flatMap((name) => TRUTH_EXTENSIONS.map((extension) => join(directory, name + extension)))
    .find((path) => existsSync(path));
}

/** Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA. */
export async function readTruthFile(path: string): Promise<TruthRow[]> {
  const extension = extname(path).toLowerCase();
  if (extension === '.parquet') return await readParquetRows(path);
  const text = (await read(path)).replace(/^\uFEFF/u, '');
  try {
    if (extension === '.csv') return parse(text, { columns: true, skip_empty_lines: true, trim: true });
    if (extension === '.json') return rowsOf(JSON.parse(text));
    if (extension === '.jsonl' || extension === '.ndjson')
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as TruthRow);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new AnalyticsError('SOURCE_UNREADABLE', `Expected ${extension.slice(1)} at ${path}, found: ${found}`, {
      cause: error,
    });
  }
  throw new AnalyticsError(
    'SOURCE_SCHEMA',
    `Expected a truth file that ends in ${TRUTH_EXTENSIONS.join(', ')}, found ${path}.`,
  );
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new AnalyticsError('SOURCE_NOT_FOUND', `Expected a file at ${path}, found none that can be read.`, {
      cause: error,
    });
  }
}

function rowsOf(parsed: unknown): TruthRow[] {
  if (Array.isArray(parsed)) return parsed as TruthRow[];
  throw new Error('something else than a list of rows or of addresses');
}
