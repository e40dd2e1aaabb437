/** A ClickHouse server over HTTP: bytes travel as request and response bodies. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { join, resolve } from 'node:path';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { buildMultipartBody, formatQueryParams, serializeQueryParamsForUrl } from '@clickhouse/client-common';
import { AnalyticsError, type DatabaseName } from '@analytics/domain';
import { createDatabase } from './cluster-ddl.ts';
import {
  ClientDatabase,
  columnList,
  doingOf,
  filledColumns,
  quoted,
  readingSettings,
  statementSettings,
  textLiteral,
  type SentParameters,
} from './client-database.ts';
import {
  EXPORT_FORMATS,
  STAGED_FORMATS,
  type ExportFormat,
  type FilledColumn,
  type Parameters,
  type SourceFile,
} from './database.ts';
import { translateEngineError } from './engine-errors.ts';
import { placeFile } from './place-file.ts';

export interface ServerAddress {
  /** `http://host:8123`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** An existing database to connect to first; results always go to the network's own. */
  readonly first_database: string;
  /** Its cluster, whose nodes are to share the tables; absent: the server is alone. */
  readonly cluster?: string | undefined;
}

export interface ServerOptions {
  readonly name: DatabaseName;
  readonly data_dir: string;
  readonly threads: number;
  readonly server: ServerAddress;
  /** For reading: a database that is missing is told, not made. */
  readonly must_exist?: boolean | undefined;
  /** A statement that runs longer is given up; absent: none is. */
  readonly statement_seconds?: number | undefined;
}

/** A statement may take this long before the server is given up. */
const REQUEST_TIMEOUT_MS = 30 * 60_000;

/**
 * Rows are on their shards when an INSERT ends; a subquery over the spread table is made once and sent to the shards.
 */
const CLUSTER_SETTINGS = { insert_distributed_sync: 1, distributed_product_mode: 'global' } as const;

/** Connects and makes the database when it is missing. Throws DATABASE_UNREACHABLE. */
export async function openServer(options: ServerOptions): Promise<ServerDatabase> {
  const { url, username, password, first_database } = options.server;
  const common = {
    url,
    username,
    password,
    request_timeout: REQUEST_TIMEOUT_MS,
    log: { level: ClickHouseLogLevel.OFF },
  };
  const first = createClient({ ...common, database: first_database });
  try {
    if (options.must_exist === true) {
      const found = await first.query({
        query: `SELECT name FROM system.databases WHERE name = '${options.name}'`,
        format: 'JSONEachRow',
      });
      if ((await found.json()).length === 0) {
        throw new AnalyticsError(
          'NETWORK_NOT_FOUND',
          `Expected the database ${options.name} on ${url}, found nothing of that network.`,
        );
      }
    } else await first.command({ query: createDatabase(options.name, options.server.cluster) });
  } catch (error) {
    throw translateEngineError(error, `reach the ClickHouse server at ${url}`);
  } finally {
    await first.close();
  }
  const scratchDir = join(resolve(options.data_dir), 'scratch');
  await mkdir(scratchDir, { recursive: true }).catch((error: unknown) => {
    throw new AnalyticsError(
      'DATA_DIR_UNWRITABLE',
      `Expected to write ${options.data_dir}, found: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  });
  const client = createClient({
    ...common,
    database: options.name,
    application: 'analytics',
    use_multipart_params_auto: true,
    clickhouse_settings: {
      ...statementSettings(options),
      ...(options.server.cluster === undefined ? {} : CLUSTER_SETTINGS),
    },
  });
  return new ServerDatabase(client, options.name, scratchDir, options.server.cluster);
}

export class ServerDatabase extends ClientDatabase {
  readonly kind = 'server';
  private readonly scratchDir: string;

  constructor(
    client: ConstructorParameters<typeof ClientDatabase>[0],
    name: DatabaseName,
    scratchDir: string,
    cluster: string | undefined,
  ) {
    super(client, name, cluster);
    this.scratchDir = scratchDir;
  }

  protected override sent(parameters: Parameters): SentParameters {
    // The client's own limit, which it keeps for queries: servers, and what stands before them, refuse long URLs.
    if (serializeQueryParamsForUrl({ ...parameters }) !== null) return super.sent(parameters);
    const fields = Object.entries(parameters).map(([name, value]) => [`param_${name}`, formatQueryParams({ value })]);
    const boundary = `analytics-${randomUUID()}`;
    return {
      values: Readable.from([buildMultipartBody(Object.fromEntries(fields) as Record<string, string>, boundary)]),
      http_headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    };
  }

  override async command(statement: string, parameters: Parameters = {}): Promise<void> {
    const sent = this.sent(parameters);
    if (!('values' in sent)) {
      await super.command(statement, parameters);
      return;
    }
    try {
      const { stream } = await this.client.exec({ query: statement, ...sent, query_id: this.statementId() });
      stream.resume();
      await finished(stream);
    } catch (error) {
      throw translateEngineError(error, doingOf(statement));
    }
  }

  async insertArrowBytes(table: string, columns: readonly string[], bytes: Uint8Array): Promise<void> {
    const names = columns.map(quoted).join(', ');
    await this.send(`INSERT INTO ${table} (${names}) FORMAT ArrowStream`, Readable.from([Buffer.from(bytes)]), table);
  }

  /** The server cannot see our files: the schema is read here, the bytes are sent. */
  async stageFile(table: string, file: SourceFile, columns: readonly FilledColumn[]): Promise<void> {
    const { names, values } = filledColumns(columns);
    await this.command(
      `CREATE TABLE IF NOT EXISTS ${table} (${columnList(columns)}) ENGINE = MergeTree ORDER BY tuple()`,
    );
    const structure = textLiteral(columnList(file.structure));
    const query = `INSERT INTO ${table} (${names}) SELECT ${values} FROM input(${structure}) FORMAT ${STAGED_FORMATS[file.format]}`;
    await this.send(query, createReadStream(file.path), table, file);
  }

  private async send(query: string, values: Readable, table: string, file?: SourceFile): Promise<void> {
    const compressed = file !== undefined && file.compression !== 'none';
    try {
      const { stream } = await this.client.exec({
        query,
        values,
        query_id: this.statementId(),
        ...(file === undefined ? {} : { clickhouse_settings: readingSettings(file) }),
        ...(compressed ? { http_headers: { 'Content-Encoding': file.compression } } : {}),
      });
      stream.resume();
    } catch (error) {
      throw translateEngineError(error, `fill ${table}`);
    }
  }

  async exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void> {
    const scratch = join(this.scratchDir, randomUUID());
    try {
      const { stream } = await this.client.exec({
        query: `${query}\nFORMAT ${EXPORT_FORMATS[format]}`,
        ...this.sent(parameters),
        query_id: this.statementId(),
        // The server answers when it is done: an error in the middle is then an error, not the end of a shorter file.
        clickhouse_settings: { wait_end_of_query: 1 },
      });
      await pipeline(stream, createWriteStream(scratch));
    } catch (error) {
      await rm(scratch, { force: true });
      throw translateEngineError(error, doingOf(query));
    }
    await placeFile(scratch, path);
  }

  /** Statements of this process carry its mark; others' are left alone. */
  async cancelAll(): Promise<void> {
    await this.client
      .command({
        query: 'KILL QUERY WHERE user = currentUser() AND startsWith(query_id, {mark:String}) ASYNC',
        query_params: { mark: this.mark },
      })
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
