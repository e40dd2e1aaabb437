/** What both engines share: the ordinary ClickHouse client with bound parameters. */
import { randomUUID } from 'node:crypto';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import type { DatabaseName } from '@analytics/domain';
import { tableFromIPC, type Table } from '@uwdata/flechette';
import { translateEngineError } from './engine-errors.ts';
import type { ParquetColumn } from './parquet-schema.ts';
import type { Database, ExportFormat, Parameters, StagedFormat } from './database.ts';

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
} as const satisfies ClickHouseSettings;

/** What the statements of one connection run with. */
export function statementSettings(options: {
  readonly threads: number;
  readonly statement_seconds?: number | undefined;
}): ClickHouseSettings {
  const limit = options.statement_seconds === undefined ? {} : { max_execution_time: options.statement_seconds };
  return { ...STATEMENT_SETTINGS, max_threads: options.threads, max_insert_threads: '1', ...limit };
}

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

  abstract insertArrow(table: string, columns: Table): Promise<void>;
  abstract stageFile(
    table: string,
    path: string,
    format: StagedFormat,
    columns: readonly ParquetColumn[],
  ): Promise<void>;
  abstract exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void>;
  abstract cancelAll(): Promise<void>;
  abstract close(): Promise<void>;

  protected statementId(): string {
    return `${this.mark}-${randomUUID()}`;
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
    try {
      const { stream } = await this.client.exec({
        query: `${query}\nFORMAT ArrowStream`,
        query_params: { ...parameters },
        query_id: this.statementId(),
      });
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return tableFromIPC(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks), {
        useDecimalInt: true,
      });
    } catch (error) {
      throw translateEngineError(error, doingOf(query));
    }
  }
}

/** `run INSERT INTO work_nodes` from a statement: enough for a message, never the values. */
export function doingOf(statement: string): string {
  const text = statement.replace(/--.*$/gmu, '').replace(/\s+/gu, ' ').trim();
  return `run "${text.slice(0, 60)}${text.length > 60 ? '…' : ''}"`;
}

/** `name Type, …` for a CREATE TABLE, names quoted. */
export function columnList(columns: readonly ParquetColumn[]): string {
  return columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
}

/** A column's name as an identifier. Names come from the closed list of columns that ingestion knows. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '')}\``;
}
