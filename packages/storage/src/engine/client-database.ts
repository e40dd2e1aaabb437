/** What both engines share: the ordinary ClickHouse client with bound parameters. */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import type { DatabaseName } from '@analytics/domain';
import { tableFromIPC, tableToIPC, type Table } from '@uwdata/flechette';
import { translateEngineError } from './engine-errors.ts';
import type { ParquetColumn } from './parquet-schema.ts';
import type { ChangedPart, Database, ExportFormat, FilledColumn, Parameters, SourceFile } from './database.ts';

/** Settings that every statement runs with: lossless numbers in JSON, Arrow that our reader takes. */
export const STATEMENT_SETTINGS = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_arrow_compression_method: 'none',
  output_format_arrow_string_as_string: 1,
  output_format_arrow_low_cardinality_as_dictionary: 0,
  // Every Parquet reader knows Snappy; not every one knows the default, ZSTD.
  output_format_parquet_compression_method: 'snappy',
  join_use_nulls: 0,
  // What a statement holds must not grow with the window: it writes in small blocks, and sorts and groups beyond this
  // through files (docs/scale.md).
  min_insert_block_size_rows: '131072',
  min_insert_block_size_bytes: '64000000',
  max_bytes_before_external_sort: '250000000',
  max_bytes_before_external_group_by: '800000000',
  max_bytes_ratio_before_external_sort: 0,
  max_bytes_ratio_before_external_group_by: 0,
} as const satisfies ClickHouseSettings;

/** What the statements of one connection run with. */
export function statementSettings(options: {
  readonly threads: number;
  readonly statement_seconds?: number | undefined;
}): ClickHouseSettings {
  const limit = options.statement_seconds === undefined ? {} : { max_execution_time: options.statement_seconds };
  return { ...STATEMENT_SETTINGS, max_threads: options.threads, max_insert_threads: '1', ...limit };
}

/** By database and part. One count for all handles: what one changes another may keep in memory. */
const changeCounts = new Map<string, number>();

/** In the URL, or as a form that is the body of the request. */
export type SentParameters =
  | { readonly query_params: Record<string, unknown> }
  | { readonly values: Readable; readonly http_headers: Record<string, string> };

/** The parts that differ from engine to engine are abstract. */
export abstract class ClientDatabase implements Database {
  abstract readonly kind: 'embedded' | 'server';
  readonly name: DatabaseName;
  protected readonly client: ClickHouseClient;
  /** Begins the id of every statement of this process. */
  protected readonly mark = `analytics-${randomUUID()}`;

  readonly cluster: string | undefined;

  constructor(client: ClickHouseClient, name: DatabaseName, cluster?: string) {
    this.client = client;
    this.name = name;
    this.cluster = cluster;
  }

  /** Appends the rows of an Arrow stream, whose columns are `names`. */
  abstract insertArrowBytes(table: string, names: readonly string[], bytes: Uint8Array): Promise<void>;
  abstract stageFile(table: string, file: SourceFile, columns: readonly FilledColumn[]): Promise<void>;
  abstract exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void>;
  abstract cancelAll(): Promise<void>;
  abstract close(): Promise<void>;

  /** How the parameters of a statement are sent. */
  protected sent(parameters: Parameters): SentParameters {
    return { query_params: { ...parameters } };
  }

  protected statementId(): string {
    return `${this.mark}-${randomUUID()}`;
  }

  releaseMemory(): Promise<void> {
    return Promise.resolve();
  }

  noteChange(part: ChangedPart): void {
    changeCounts.set(`${this.name} ${part}`, this.changeCount(part) + 1);
  }

  changeCount(part: ChangedPart): number {
    return changeCounts.get(`${this.name} ${part}`) ?? 0;
  }

  async version(): Promise<string> {
    const [row] = await this.rows<{ version: string }>('SELECT version() AS version');
    return row?.version ?? 'unknown';
  }

  async command(statement: string, parameters: Parameters = {}): Promise<void> {
    try {
      await this.client.command({ query: statement, query_params: { ...parameters }, query_id: this.statementId() });
    } catch (error) {
      throw translateEngineError(error, doingOf(statement));
    }
  }

  async rows<Row>(query: string, parameters: Parameters = {}): Promise<Row[]> {
    try {
      const result = await this.client.query({
        query,
        query_params: { ...parameters },
        format: 'JSONEachRow',
        query_id: this.statementId(),
      });
      return await result.json<Row>();
    } catch (error) {
      throw translateEngineError(error, doingOf(query));
    }
  }

  async rowTexts(query: string, parameters: Parameters = {}): Promise<string[]> {
    try {
      const result = await this.client.query({
        query,
        query_params: { ...parameters },
        format: 'JSONEachRow',
        query_id: this.statementId(),
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      return (await result.text()).split('\n').filter((line) => line !== '');
    } catch (error) {
      throw translateEngineError(error, doingOf(query));
    }
  }

  async arrow(query: string, parameters: Parameters = {}): Promise<Table> {
    const chunks = await this.chunks(query, parameters, 'ArrowStream');
    return tableOfChunks(chunks, doingOf(query));
  }

  /** A result as the bytes that the engine gave, in pieces. */
  async chunks(query: string, parameters: Parameters, format: 'ArrowStream' | 'JSONEachRow'): Promise<Uint8Array[]> {
    try {
      const { stream } = await this.client.exec({
        query: `${query}\nFORMAT ${format}`,
        ...this.sent(parameters),
        query_id: this.statementId(),
      });
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return chunks;
    } catch (error) {
      throw translateEngineError(error, doingOf(query));
    }
  }

  async insertArrow(table: string, columns: Table): Promise<void> {
    await this.insertArrowBytes(table, ...arrowBytes(columns));
  }
}

/** The table of an Arrow stream that came in pieces; `doing` is for the message where they are none. */
export function tableOfChunks(chunks: readonly Uint8Array[], doing: string): Table {
  const [first] = chunks;
  try {
    return tableFromIPC(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks), {
      useDecimalInt: true,
    });
  } catch (error) {
    throw translateEngineError(error, doing);
  }
}

/** An Arrow table as a stream: its column names and its bytes. */
export function arrowBytes(columns: Table): [names: string[], bytes: Uint8Array] {
  const names = columns.schema.fields.map((field) => field.name);
  return [names, tableToIPC(columns, { format: 'stream' }) ?? new Uint8Array()];
}

/** `run INSERT INTO work_nodes` from a statement: enough for a message, never the values. */
export function doingOf(statement: string): string {
  const text = statement
    .replace(/--[^\n]*/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return `run "${text.slice(0, 60)}${text.length > 60 ? '…' : ''}"`;
}

/** `name Type, …` for a CREATE TABLE, names quoted. */
export function columnList(columns: readonly ParquetColumn[]): string {
  return columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
}

/** The names of the columns that a file fills, and the expressions over its own that fill them. */
export function filledColumns(columns: readonly FilledColumn[]): { names: string; values: string } {
  const valueOf = ({ from }: FilledColumn): string => {
    if ('text' in from) return textLiteral(from.text);
    if ('row_number' in from) return 'toUInt32(rowNumberInAllBlocks() + 1)';
    const keys = (from.path ?? []).map((key) => `, ${textLiteral(key)}`).join('');
    const column = keys === '' ? quoted(from.column) : `JSONExtract(${quoted(from.column)}${keys}, 'Nullable(String)')`;
    return from.suffix === undefined ? column : `concat(toString(${column}), ${textLiteral(from.suffix)})`;
  };
  return { names: columns.map(({ name }) => quoted(name)).join(', '), values: columns.map(valueOf).join(', ') };
}

/** Rows come as they stand in the file, so that they can be numbered: one after another, whatever threads parse them. */
const IN_ORDER = { parallelize_output_from_storages: 0 } as const satisfies ClickHouseSettings;

/** Settings that a file of a source is read with. */
export function readingSettings({ format, delimiter = ',', skipped_lines = 0 }: SourceFile): ClickHouseSettings {
  if (format === 'parquet') return { ...IN_ORDER, input_format_parquet_preserve_order: 1 };
  if (format === 'csv') {
    return {
      ...IN_ORDER,
      format_csv_delimiter: delimiter,
      input_format_csv_allow_whitespace_or_tab_as_delimiter: 1,
      input_format_csv_skip_first_lines: String(skipped_lines),
      input_format_csv_skip_trailing_empty_lines: 1,
    };
  }
  return {
    ...IN_ORDER,
    input_format_skip_unknown_fields: 1,
    input_format_json_read_numbers_as_strings: 1,
    input_format_json_read_bools_as_strings: 1,
    input_format_json_read_arrays_as_strings: 1,
    input_format_json_read_objects_as_strings: 1,
    input_format_json_throw_on_bad_escape_sequence: 0,
  };
}

/** A text as SQL. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A column's name as an identifier. Names come from the closed list of columns that ingestion knows. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '')}\``;
}
