/**
 * A file with rows and named columns: CSV with any delimiter, JSON lines or Parquet, compressed or not. What it is, its
 * bytes say.
 */
import { AnalyticsError } from '@analytics/domain';
import { readParquetFacts, type Compression, type FilledColumn, type SourceFile } from '@analytics/storage';
import { readFileHead } from './file-head.ts';
import { beforeRows } from './json-answers.ts';
import { jsonColumns, type JsonColumn } from './json-columns.ts';
import { isColumnName } from '../formats/column-names.ts';
import { csvHeader } from './csv-header.ts';

export interface TableColumn {
  /** As the file writes it. */
  readonly name: string;
  /** The engine's type that holds every value, always Nullable; of text files all are text. */
  readonly type: string;
  /** What the engine calls it when it reads the file. */
  readonly source: string;
  /** Of a value inside an object of JSON: the keys that lead to it from there. */
  readonly path?: readonly string[];
  /** Whether it holds objects of JSON, whose values are columns too. */
  readonly is_object?: true;
}

export interface TableFile {
  readonly path: string;
  readonly format: SourceFile['format'];
  readonly compression: Compression;
  readonly delimiter: string;
  /** In the file's order; names may repeat. */
  readonly columns: readonly TableColumn[];
  /** What the file itself says; text files do not. */
  readonly row_count: number | undefined;
  /** Lines of CSV before its first row: its header, and what stands before that. */
  readonly lines_before_rows: number;
  /** Bytes before the rows of a list inside an object of JSON, a byte order mark aside; 0 of other files. */
  readonly rows_at: number;
}

/** Names of files that may hold a table. */
const TABLE_NAME = /\.(?:csv|tsv|txt|json|jsonl|ndjson|parquet)(?:\.(?:gz|gzip|zst|zstd|xz))?$/iu;

export function isTableName(name: string): boolean {
  return TABLE_NAME.test(name);
}

const TEXT = 'Nullable(String)';

/** Reads what a file is and its columns. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE. */
export async function readTableFile(path: string): Promise<TableFile> {
  const { compression, bytes, is_whole } = await readFileHead(path);
  const isParquet = bytes.toString('latin1', 0, 4) === 'PAR1' || /\.parquet$/iu.test(path);
  if (isParquet) {
    if (compression !== 'none') {
      throw new AnalyticsError('SOURCE_UNREADABLE', `Expected Parquet that is not compressed again, found ${path}.`);
    }
    const { row_count, columns } = await readParquetFacts(path);
    const sources = columns.map(({ name, type }) => ({ name, type, source: name }));
    return {
      path,
      format: 'parquet',
      compression,
      delimiter: '',
      columns: sources,
      row_count,
      lines_before_rows: 0,
      rows_at: 0,
    };
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const shape = { path, compression, row_count: undefined, lines_before_rows: 0, rows_at: 0 };
  if (/^\s*[[{]/u.test(text)) {
    const before = beforeRows(text);
    const columns = jsonColumns(text, before, path, is_whole).map(tableColumn);
    return { ...shape, format: 'jsonl', delimiter: '', columns, rows_at: Buffer.byteLength(before) };
  }
  const { delimiter, names, lines_before } = csvHeader(text, path, { is_whole, isColumnName });
  const columns = names.map((name, at) => ({ name, type: TEXT, source: `c${at}` }));
  return { ...shape, format: 'csv', delimiter, columns, lines_before_rows: lines_before + 1 };
}

function tableColumn({ way: [source = '', ...path], is_object }: JsonColumn): TableColumn {
  const column = { name: [source, ...path].join('.'), type: TEXT, source };
  return { ...column, ...(path.length === 0 ? {} : { path }), ...(is_object ? { is_object } : {}) };
}

/** What the number of a row is called where a file was parted: no column of a source has such a name. */
export const ROW_COLUMN = 'analytics row number';

/** The file as the engine takes it, for these of its columns. */
export function sourceFileOf(file: TableFile, columns: readonly FilledColumn[]): SourceFile {
  const { path, format, compression, delimiter, lines_before_rows: skipped_lines } = file;
  const taken = new Set(columns.map(({ from }) => ('column' in from ? from.column : '')));
  const types = new Map(file.columns.map(({ source, type }) => [source, type]));
  const all = [...types].map(([name, type]) => ({ name, type }));
  const structure = format === 'csv' ? all : all.filter(({ name }) => taken.has(name));
  return { path, format, compression, structure, ...(format === 'csv' ? { delimiter, skipped_lines } : {}) };
}
