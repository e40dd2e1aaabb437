/** Reads the core tables of another server into Parquet files, with the rights of a reader. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';
import { AnalyticsError, type Window } from '@analytics/domain';
import { engineSentence, translateEngineError, type ServerAddress } from '@analytics/storage';
import type { CoreKind } from '../core-columns.ts';
import { statement } from '../statements.ts';

const REQUEST_TIMEOUT_MS = 30 * 60_000;

/** What the server answers where a table, a database or a right is missing. */
const CODE_OF_REFUSAL: Readonly<Record<string, 'SOURCE_NOT_FOUND' | 'SOURCE_FORBIDDEN'>> = {
  '60': 'SOURCE_NOT_FOUND',
  '81': 'SOURCE_NOT_FOUND',
  '192': 'SOURCE_FORBIDDEN',
  '497': 'SOURCE_FORBIDDEN',
  '516': 'SOURCE_FORBIDDEN',
};

/**
 * Streams one table's rows of the window (all rows of assets and labels) to `path`. No setting is sent: a user under
 * `readonly = 1` may read. Throws SOURCE_NOT_FOUND, SOURCE_FORBIDDEN, SOURCE_UNREACHABLE, DISK_FULL; a file that was
 * cut off has no Parquet footer and is refused when it is read.
 */
export async function exportCoreTable(
  server: SourceServer,
  kind: CoreKind,
  window: Window,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { url, first_database: database } = server;
  const client = readerOf(server);
  try {
    const { stream } = await client.exec({
      query: `${statement(`ingest/remote_${kind}`)}\nFORMAT Parquet`,
      query_params: { start_ms: window.start_ms, end_ms: window.end_ms },
      ...(signal === undefined ? {} : { abort_signal: signal }),
    });
    await pipeline(stream, createWriteStream(path), { signal });
  } catch (error) {
    await rm(path, { force: true });
    throw refusalOf(error, `read core_${kind} of ${database} at ${url}`, signal);
  } finally {
    await client.close();
  }
}

/** A fingerprint of the rows that `exportCoreTable` would read, computed there. Throws what that throws. */
export async function remoteCoreFingerprint(
  server: SourceServer,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<string> {
  const client = readerOf(server);
  try {
    const { stream } = await client.exec({
      query: `${statement('ingest/remote_fingerprint')}\nFORMAT TabSeparated`,
      query_params: { start_ms: window.start_ms, end_ms: window.end_ms },
      ...(signal === undefined ? {} : { abort_signal: signal }),
    });
    return (await text(stream)).trim();
  } catch (error) {
    throw refusalOf(error, `read core_* of ${server.first_database} at ${server.url}`, signal);
  } finally {
    await client.close();
  }
}

/** A server to read from, and how its name is resolved; absent: as the system does. */
export interface SourceServer extends ServerAddress {
  readonly lookup?: LookupFunction | undefined;
}

function readerOf({ url, username, password, first_database: database, lookup }: SourceServer): ClickHouseClient {
  const Agent = new URL(url).protocol === 'https:' ? HttpsAgent : HttpAgent;
  return createClient({
    ...(lookup === undefined ? {} : { http_agent: new Agent({ lookup, keepAlive: true }) }),
    url,
    username,
    password,
    database,
    request_timeout: REQUEST_TIMEOUT_MS,
    log: { level: ClickHouseLogLevel.OFF },
  });
}

function refusalOf(error: unknown, doing: string, signal: AbortSignal | undefined): AnalyticsError {
  if (signal?.aborted === true) {
    return new AnalyticsError('RUN_CANCELLED', `Expected to ${doing}, found the run cancelled.`, { cause: error });
  }
  const engineCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  const translated = translateEngineError(error, doing, 'SOURCE_UNREACHABLE');
  if (translated.code === 'DISK_FULL') return translated;
  const code = CODE_OF_REFUSAL[engineCode] ?? 'SOURCE_UNREACHABLE';
  return new AnalyticsError(code, `Expected to ${doing}, found: ${engineSentence(error)}`, { cause: error });
}
