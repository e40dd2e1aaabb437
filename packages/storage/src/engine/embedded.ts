/** The embedded engine: ClickHouse in this process, its data in one directory that one process at a time may hold. */
import { constants } from 'node:fs';
import { access, mkdir, readFile, readdir, rm, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import {
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClientConfigOptions,
  type ClickHouseSettings,
} from '@clickhouse/client';
import { AnalyticsError, type DatabaseName, counted } from '@analytics/domain';
import {
  ClientDatabase,
  columnList,
  doingOf,
  filledColumns,
  quoted,
  readingSettings,
  statementSettings,
} from './client-database.ts';
import { translateEngineError } from './engine-errors.ts';
import { inTurns } from './connection-in-turns.ts';
import { ROOM_TO_SPARE_BYTES, connectTwice, notFound, type ChdbConnection } from './embedded-sessions.ts';
import { SessionSettings } from './session-settings.ts';
import { StatementTurns } from './statement-turns.ts';
import { placeFile } from './place-file.ts';
import {
  EXPORT_FORMATS,
  STAGED_FORMATS,
  type ExportFormat,
  type FilledColumn,
  type Parameters,
  type SourceFile,
} from './database.ts';

export interface EmbeddedOptions {
  /** Directory of the engine's data; made when it is missing. */
  readonly data_dir: string;
  readonly name: DatabaseName;
  readonly threads: number;
  /** For reading: a database that is missing is told, not made. */
  readonly must_exist?: boolean | undefined;
  /** A statement that runs longer is given up; absent: none is. */
  readonly statement_seconds?: number | undefined;
  /**
   * Whether the statements of those who ask (`askedBy`) take turns and end when they leave: for a handle that many
   * clients share.
   */
  readonly in_turn?: boolean | undefined;
  /**
   * How much the threads of its statements stand back (0 to 19); Linux heeds it where the process may set it
   * (CAP_SYS_NICE).
   */
  readonly niceness?: number | undefined;
}

/** The engine reads these in a path as a pattern of several files. */
const PATTERN_CHARACTERS = /[*?{}[\]]/u;

/**
 * An export is written in small pieces by one thread: as much of a table of a hundred columns as the engine likes to
 * hold, a copy a thread, came to 1.7 GB for a million rows; so it is under half a gigabyte, process included, and
 * hardly slower.
 */
const EXPORT_SETTINGS = {
  max_threads: 1,
  max_block_size: '8192',
  max_insert_block_size: '16384',
  min_insert_block_size_rows: '16384',
  min_insert_block_size_bytes: '8000000',
  output_format_parquet_row_group_size: '10000',
  preferred_block_size_bytes: '500000',
  max_read_buffer_size: '65536',
  output_format_parquet_parallel_encoding: 0,
} as const satisfies ClickHouseSettings;

/**
 * The planner looks in every AND for comparisons that follow from others, and for each of them goes through all
 * subqueries below. Of the statement that maps an export (300 ms over a small file) it was nearly half.
 */
const PLANNING_SETTINGS = { optimize_and_compare_chain: 0 } as const satisfies ClickHouseSettings;

/**
 * The engine compiles an expression to machine code when it meets it for the fourth time. The compiler took half a
 * second of a statement, and what it made was never faster by as much: a process asks few statements so often.
 */
const COMPILING_SETTINGS = {
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  compile_sort_description: 0,
} as const satisfies ClickHouseSettings;

/**
 * A process with the engine begins at 350 MB. Below this there is little to give back, and to give it back and take it
 * again cost the ingest of a small file a tenth of its time.
 */
const WORTH_RELEASING_BYTES = 600_000_000;

/**
 * How many handles this process has open, by engine directory and by database in it: what one leaves is swept when no
 * other works there.
 */
const openHandles = new Map<string, number>();

function countHandle(place: string, change: 1 | -1): number {
  const count = (openHandles.get(place) ?? 0) + change;
  if (count === 0) openHandles.delete(place);
  else openHandles.set(place, count);
  return count;
}

/**
 * Opens the data directory. One process may hold several handles, on one database or on several: each has its own queue
 * of statements. Throws DATA_DIR_IN_USE with the process that holds it, DATA_DIR_UNWRITABLE, ENGINE_UNAVAILABLE,
 * NETWORK_NOT_FOUND.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const engineDir = join(resolve(options.data_dir), 'engine');
  const scratchDir = join(resolve(options.data_dir), 'scratch');
  if (PATTERN_CHARACTERS.test(resolve(options.data_dir))) {
    const message = `Expected a data directory without any of * ? { } [ ], which the engine reads as patterns, found ${options.data_dir}.`;
    throw new AnalyticsError('DATA_DIR_UNWRITABLE', message);
  }
  if (options.must_exist === true) await requireDirectory(engineDir, options);
  else {
    await makeDirectories(engineDir, scratchDir, options.data_dir);
    await requireDirectory(engineDir, options);
  }
  await refuseFileSizeLimit();
  const [connection, control] = await connectTwice(engineDir, options);
  const mark = `analytics-${randomUUID()}`;
  const turns = new StatementTurns();
  const settings = {
    ...statementSettings(options),
    ...PLANNING_SETTINGS,
    ...COMPILING_SETTINGS,
    ...(options.niceness === undefined ? {} : { os_thread_priority: String(options.niceness) }),
  };
  const session = new SessionSettings(Object.keys(settings));
  const takeTurns = inTurns(connection, turns, control, mark, session, options.in_turn === true);
  const client = createClient({
    connection: takeTurns,
    // What fails is thrown and told once, without the values that the client's log would repeat.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: settings,
  } as unknown as ClickHouseClientConfigOptions);
  const database = new EmbeddedDatabase(client, control, options.name, { engineDir, scratchDir, mark, turns });
  if (options.must_exist !== true) await database.sweep();
  return database;
}

async function makeDirectories(engineDir: string, scratchDir: string, data_dir: string): Promise<void> {
  try {
    for (const directory of [engineDir, scratchDir]) {
      await mkdir(directory, { recursive: true });
      await access(directory, constants.W_OK);
    }
  } catch (error) {
    throw unwritable(data_dir, error);
  }
}

async function requireDirectory(engineDir: string, options: EmbeddedOptions): Promise<void> {
  const found = await stat(engineDir).catch(() => undefined);
  if (found === undefined) throw notFound(options);
  const { data_dir } = options;
  if (!found.isDirectory()) {
    const message = `Expected a directory "engine" in ${data_dir}, found something else of that name.`;
    throw new AnalyticsError('DATA_DIR_DAMAGED', message);
  }
  // The engine locks a file there even where it is only to read.
  for (const path of [engineDir, join(engineDir, 'status')]) {
    await access(path, constants.W_OK).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unwritable(data_dir, error);
    });
  }
}

function unwritable(data_dir: string, error: unknown): AnalyticsError {
  return new AnalyticsError(
    (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'DISK_FULL' : 'DATA_DIR_UNWRITABLE',
    `Expected a data directory that can be written, found ${data_dir}: ${(error as Error).message}.`,
    { cause: error },
  );
}

/**
 * The engine does not tell that a file it wrote was cut off by a full disk; that no room is left tells it. Throws
 * DISK_FULL.
 */
async function requireRoomLeft(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize >= ROOM_TO_SPARE_BYTES) return;
  throw new AnalyticsError('DISK_FULL', `Expected room to spare beside ${path}, found ${bavail * bsize} bytes left.`);
}

/**
 * The engine does not notice a write that the system cuts off at a file size limit, and would keep the torn file: with
 * such a limit nothing is begun. A disk that fills up it does notice, because it reserves space before it writes.
 */
async function refuseFileSizeLimit(): Promise<void> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const soft = /^Max file size\s+(\S+)/mu.exec(limits)?.[1];
  if (soft === undefined || soft === 'unlimited') return;
  throw new AnalyticsError(
    'DISK_FULL',
    `Expected files of any size to be allowed, found a limit of ${counted(Number(soft), 'byte')} (ulimit -f).`,
  );
}

export class EmbeddedDatabase extends ClientDatabase {
  readonly kind = 'embedded';
  private readonly control: ChdbConnection;
  private readonly engineDir: string;
  private readonly scratchDir: string;
  private readonly handle: string;
  private readonly turns: StatementTurns;
  private isOpen = true;

  constructor(
    client: ConstructorParameters<typeof ClientDatabase>[0],
    control: ChdbConnection,
    name: DatabaseName,
    place: {
      readonly engineDir: string;
      readonly scratchDir: string;
      readonly mark: string;
      readonly turns: StatementTurns;
    },
  ) {
    super(client, name);
    this.control = control;
    this.engineDir = place.engineDir;
    this.scratchDir = place.scratchDir;
    this.handle = place.mark;
    this.turns = place.turns;
    for (const counted of this.countedPlaces()) countHandle(counted, 1);
  }

  private countedPlaces(): readonly string[] {
    return [this.engineDir, `${this.engineDir}#${this.name}`];
  }

  /** Bytes reach the engine as a file: its text path would break them. */
  async insertArrowBytes(table: string, columns: readonly string[], bytes: Uint8Array): Promise<void> {
    const path = join(this.scratchDir, `${randomUUID()}.arrow`);
    try {
      await writeFile(path, bytes);
      const names = columns.map(quoted).join(', ');
      await this.client.command({
        query: `INSERT INTO ${table} (${names}) SELECT ${names} FROM file({path:String}, 'ArrowStream')`,
        query_params: { path },
      });
    } catch (error) {
      throw translateEngineError(error, `fill ${table}`);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** The engine reads a path as a pattern, so it is given a plain name that leads to the file. */
  async stageFile(table: string, file: SourceFile, columns: readonly FilledColumn[]): Promise<void> {
    const link = join(this.scratchDir, `${randomUUID()}.${file.format}`);
    const { names, values } = filledColumns(columns);
    const { format, compression } = file;
    const structure = columnList(file.structure);
    try {
      await symlink(resolve(file.path), link);
      await this.client.command({
        query: `CREATE TABLE IF NOT EXISTS ${table} (${columnList(columns)}) ENGINE = MergeTree ORDER BY tuple()`,
      });
      await this.client.command({
        query: `INSERT INTO ${table} (${names}) SELECT ${values} FROM file({link:String}, '${STAGED_FORMATS[format]}', {structure:String}, '${compression}')`,
        query_params: { link, structure },
        clickhouse_settings: readingSettings(file),
      });
    } catch (error) {
      throw translateEngineError(error, `read ${file.path}`);
    } finally {
      await rm(link, { force: true });
    }
  }

  async exportToFile(query: string, parameters: Parameters, format: ExportFormat, path: string): Promise<void> {
    const scratch = await this.scratchBeside(path);
    try {
      await this.client.command({
        query: `INSERT INTO FUNCTION file({export_path:String}, '${EXPORT_FORMATS[format]}') ${query}`,
        query_params: { ...parameters, export_path: scratch },
        clickhouse_settings: { ...EXPORT_SETTINGS, engine_file_truncate_on_insert: 1 },
      });
      await requireRoomLeft(scratch);
    } catch (error) {
      await rm(scratch, { force: true });
      throw translateEngineError(error, doingOf(query));
    }
    await placeFile(scratch, path);
  }

  /**
   * A name in the target's own directory, which may have room where the data directory has none; in scratch where that
   * cannot be.
   */
  private async scratchBeside(path: string): Promise<string> {
    const directory = dirname(resolve(path));
    const found = await stat(path).catch(() => undefined);
    const plain = (found === undefined || found.isFile()) && !PATTERN_CHARACTERS.test(directory);
    return join(plain ? directory : this.scratchDir, `.export-${randomUUID()}.part`);
  }

  /**
   * Removes what a process that was killed left: scratch files, and staged source files. This process alone holds the
   * directory; what another of its handles works with is left alone.
   */
  async sweep(): Promise<void> {
    if (openHandles.get(this.engineDir) === 1) {
      for (const file of await readdir(this.scratchDir)) await rm(join(this.scratchDir, file), { force: true });
    }
    if (openHandles.get(`${this.engineDir}#${this.name}`) !== 1) return;
    const left = await this.rows<{ name: string }>(
      "SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'ingest_') ORDER BY engine != 'View'",
    );
    for (const { name } of left) await this.command(`DROP TABLE IF EXISTS ${quoted(name)} SYNC`);
  }

  /** It keeps some hundred megabytes for the next statement. With another allocator there is nothing to ask. */
  override async releaseMemory(): Promise<void> {
    if (process.memoryUsage.rss() < WORTH_RELEASING_BYTES) return;
    await this.client.command({ query: 'SYSTEM JEMALLOC PURGE' }).catch(() => undefined);
  }

  async cancelAll(): Promise<void> {
    await this.control.chdb
      .queryAsync(`KILL QUERY WHERE startsWith(Settings['log_comment'], '${this.handle}/') ASYNC`)
      .catch(() => undefined);
  }

  /** The process's last handle waits until the engine is done with what was asked of it. */
  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.turns.idle();
    await this.client.close();
    await this.control.close();
    const [left] = this.countedPlaces().map((counted) => countHandle(counted, -1));
    if (left !== 0) return;
    const { drainPending } = await import('chdb');
    await drainPending();
  }
}
