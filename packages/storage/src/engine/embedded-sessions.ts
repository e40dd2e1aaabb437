/** The sessions of the engine in this process that one handle works with: for its statements, and to cancel them. */
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { inUse, lockHolder } from './data-dir-holder.ts';
import type { EmbeddedOptions } from './embedded.ts';
import { translateEngineError } from './engine-errors.ts';

/** With less free space than this after a file was written, it may have been cut off. */
export const ROOM_TO_SPARE_BYTES = 1_000_000;

export type ChdbConnection = Awaited<ReturnType<typeof loadConnection>>;

/**
 * The session for statements, its database made unless it must exist, and the one that cancels them. Throws what
 * `openEmbedded` throws, and then leaves neither open: it would hold the data directory until it is collected.
 */
export async function connectTwice(
  engineDir: string,
  options: EmbeddedOptions,
): Promise<readonly [ChdbConnection, ChdbConnection]> {
  const connection = await connect(engineDir, options.data_dir);
  let control: ChdbConnection | undefined;
  try {
    control = await connect(engineDir, options.data_dir);
    if (options.must_exist === true) await requireDatabase(connection, options);
    else await connection.chdb.queryAsync(`CREATE DATABASE IF NOT EXISTS ${options.name}`);
    // The client's own `database` option does not reach this engine; the session's database does.
    await connection.chdb.queryAsync(`USE ${options.name}`);
    return [connection, control];
  } catch (error) {
    await connection.close();
    await control?.close();
    throw translateEngineError(error, 'create the database');
  }
}

async function requireDatabase(connection: ChdbConnection, options: EmbeddedOptions): Promise<void> {
  const found = await connection.chdb.queryAsync(
    `SELECT count() FROM system.databases WHERE name = '${options.name}'`,
    {
      format: 'TabSeparated',
    },
  );
  if (found.text().trim() !== '1') throw notFound(options);
}

export function notFound(options: EmbeddedOptions): AnalyticsError {
  return new AnalyticsError(
    'NETWORK_NOT_FOUND',
    `Expected the database ${options.name} in ${options.data_dir}, found nothing of that network.`,
  );
}

async function loadConnection(path: string) {
  const { createChdbConnection } = await import('chdb/connection');
  return createChdbConnection({ path });
}

async function connect(engineDir: string, data_dir: string): Promise<ChdbConnection> {
  // The engine would refuse as well, but writes its own message to standard error first.
  const holder = await lockHolder(join(engineDir, 'status'));
  if (holder !== undefined) throw await inUse(data_dir, holder);
  try {
    const connection = await loadConnection(engineDir);
    await connection.chdb.queryAsync('SELECT 1');
    return connection;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/lock|another|create connection/iu.test(message)) {
      const status = await readFile(join(engineDir, 'status'), 'utf8').catch(() => '');
      const pid = /PID: (\d+)/u.exec(status)?.[1];
      if (pid !== undefined && Number(pid) !== process.pid) throw await inUse(data_dir, Number(pid), error);
    }
    if (/Cannot find module|libchdb|no prebuilt|unsupported platform|ERR_DLOPEN/iu.test(message)) {
      const found = message.split('\n')[0] ?? '';
      throw new AnalyticsError('ENGINE_UNAVAILABLE', `Expected the embedded engine to load, found: ${found}`, {
        cause: error,
      });
    }
    if (/create connection/iu.test(message)) throw await cannotOpen(engineDir, data_dir, error);
    throw translateEngineError(error, `open ${data_dir}`);
  }
}

/** Why a directory that is there, can be written and is nobody's does not open: the engine says it on standard error. */
async function cannotOpen(engineDir: string, data_dir: string, cause: unknown): Promise<AnalyticsError> {
  const { bavail, bsize } = await statfs(engineDir);
  if (bavail * bsize < ROOM_TO_SPARE_BYTES) {
    return new AnalyticsError('DISK_FULL', `Expected room to open ${data_dir}, found ${bavail * bsize} bytes left.`);
  }
  const message = `Expected ${data_dir} to open, found files there that the engine cannot read; it named them on standard error.`;
  return new AnalyticsError('DATA_DIR_DAMAGED', message, { cause });
}
