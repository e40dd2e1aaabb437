/**
 * The one seam over the embedded engine and a ClickHouse server. Everything above it speaks SQL with bound parameters
 * and Arrow; only `embedded.ts` and `server.ts` know which engine answers.
 */
import type { DatabaseName } from '@analytics/domain';
import type { Table } from '@uwdata/flechette';
import type { ParquetColumn } from './parquet-schema.ts';

/** Values for `{name:Type}` placeholders. */
export type Parameters = Readonly<Record<string, string | number | boolean | bigint | readonly (string | number)[]>>;

/** Formats that whole slices leave in, by the name users give them. */
export const EXPORT_FORMATS = {
  jsonl: 'JSONEachRow',
  csv: 'CSVWithNames',
  arrow: 'Arrow',
  parquet: 'Parquet',
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** The media type that each is asked for by over HTTP. */
export const EXPORT_MEDIA_TYPE = {
  jsonl: 'application/x-ndjson',
  csv: 'text/csv',
  arrow: 'application/vnd.apache.arrow.file',
  parquet: 'application/x-parquet',
} as const satisfies Readonly<Record<ExportFormat, string>>;

/**
 * `results`: rows that runs publish. `runs`: which runs were published. `decisions`: what people say about alerts, rules included.
 * `watches`: which addresses teams watch, `case_work`: what people do with cases, `people`: users, keys and sessions; all of the database that
 * networks share.
 */
export type ChangedPart = 'results' | 'runs' | 'decisions' | 'watches' | 'case_work' | 'people';

/** Formats that files of a source enter in. */
export const STAGED_FORMATS = { csv: 'CSV', jsonl: 'JSONEachRow', parquet: 'Parquet' } as const;
export type StagedFormat = keyof typeof STAGED_FORMATS;

/** What a file of a source may be compressed with, as the engine and HTTP call it. */
export type Compression = 'none' | 'gzip' | 'zstd' | 'xz';

/** How the bytes of a file of a source are read. */
export interface SourceFile {
  readonly path: string;
  readonly format: StagedFormat;
  readonly compression: Compression;
  /** Between the values of a line of CSV. */
  readonly delimiter?: string;
  /** Lines of CSV before its first row: its header. */
  readonly skipped_lines?: number;
  /** Every column of a CSV in order, under names that differ; of other formats the columns that are taken. */
  readonly structure: readonly ParquetColumn[];
}

/**
 * A column of the table, and what fills it: a column of the file, with a text behind it where that is given, one text
 * in every row, or the number of the row, counted from 1.
 */
export interface FilledColumn extends ParquetColumn {
  readonly from:
    | {
        readonly column: string;
        /** The keys of a value inside the column, which is text of JSON. */
        readonly path?: readonly string[];
        readonly suffix?: string;
      }
    | { readonly text: string }
    | { readonly row_number: true };
}

export interface Database {
  readonly kind: 'embedded' | 'server';
  /** The database that unqualified names mean. */
  readonly name: DatabaseName;
  /** The ClickHouse cluster whose nodes share the tables; undefined for a server alone and for the embedded engine. */
  readonly cluster: string | undefined;
  /** Version of the engine. */
  version(): Promise<string>;
  /** Runs a statement that returns nothing. */
  command(statement: string, parameters?: Parameters): Promise<void>;
  /** Rows as objects; 64-bit integers and decimals are strings. For small results. */
  rows<Row>(query: string, parameters?: Parameters): Promise<Row[]>;
  /**
   * Rows as JSON texts, one each, unparsed; 64-bit integers are numbers, decimals are strings. For pages that are
   * passed on as they are.
   */
  rowTexts(query: string, parameters?: Parameters): Promise<string[]>;
  /** A result as an Arrow table; decimals keep their integer form. For large results. */
  arrow(query: string, parameters?: Parameters): Promise<Table>;
  /** Appends an Arrow table; its columns are matched by name. */
  insertArrow(table: string, columns: Table): Promise<void>;
  /** Appends columns of a file to `table`, which is made where it is missing; the file's other columns are left out. */
  stageFile(table: string, file: SourceFile, columns: readonly FilledColumn[]): Promise<void>;
  /** Writes a query's result to a local file, whole or not at all. */
  exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void>;
  /** Says that this process changed a part of the database, once the change can be read. */
  noteChange(part: ChangedPart): void;
  /** How often this process has changed that part, whichever handle it used. */
  changeCount(part: ChangedPart): number;
  /** Gives back the memory that the engine keeps of statements that are done, where it is in this process. */
  releaseMemory(): Promise<void>;
  /** Cancels every statement of this handle that is under way. */
  cancelAll(): Promise<void>;
  close(): Promise<void>;
}
