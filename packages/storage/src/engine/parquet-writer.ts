/** Writes columns as Parquet files with an engine of its own in a temporary directory; for worlds, not for results. */
import { appendFile, mkdtemp, mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { tableToIPC } from '@uwdata/flechette';
import { AnalyticsError, type DatabaseName } from '@analytics/domain';
import { arrowTable, type ColumnSource } from './arrow-columns.ts';
import { placeFile } from './place-file.ts';
import { openEmbedded, type EmbeddedDatabase } from './embedded.ts';

/** A marker and a length of nothing. */
const END_OF_STREAM_BYTES = 8;

/** A stream begins with its schema: a marker, the length of the message, the message, which has no body. */
function schemaBytes(stream: Uint8Array): number {
  return 8 + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
}

export class ParquetWriter {
  readonly #database: EmbeddedDatabase;
  readonly #directory: string;

  private constructor(database: EmbeddedDatabase, directory: string) {
    this.#database = database;
    this.#directory = directory;
  }

  /** No other embedded database may be open in this process meanwhile. */
  static async open(threads: number): Promise<ParquetWriter> {
    const directory = await mkdtemp(join(tmpdir(), 'analytics-parquet-'));
    const name = 'analytics_parquet_writer' as DatabaseName;
    return new ParquetWriter(await openEmbedded({ data_dir: directory, name, threads }), directory);
  }

  /**
   * Writes one file of one or more pieces with the same columns, whole or not at all; makes its directory. A piece is
   * made when the one before it is written. Throws OUTPUT_UNWRITABLE, DISK_FULL.
   */
  async write(pieces: readonly (() => Readonly<Record<string, ColumnSource>>)[], path: string): Promise<void> {
    const target = resolve(path);
    const arrow = join(this.#directory, `${randomUUID()}.arrow`);
    const part = join(this.#directory, `${randomUUID()}.parquet`);
    try {
      await mkdir(dirname(target), { recursive: true });
      for (const [at, piece] of pieces.entries()) {
        const bytes = tableToIPC(arrowTable(piece()), { format: 'stream' }) ?? new Uint8Array();
        // One stream: the schema of its first piece, the batches of all. What ends each piece, the engine needs not.
        await appendFile(arrow, bytes.subarray(at === 0 ? 0 : schemaBytes(bytes), bytes.length - END_OF_STREAM_BYTES));
      }
      await this.#database.command(
        "INSERT INTO FUNCTION file({part:String}, 'Parquet') SELECT * FROM file({arrow:String}, 'ArrowStream') SETTINGS engine_file_truncate_on_insert = 1",
        { part, arrow },
      );
      await placeFile(part, target);
    } catch (error) {
      await rm(part, { force: true });
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'DISK_FULL' || code === 'ENOSPC')
        throw new AnalyticsError('DISK_FULL', `Expected room for ${path}, found none.`, { cause: error });
      throw new AnalyticsError('OUTPUT_UNWRITABLE', `Expected to write ${path}, found: ${(error as Error).message}`, {
        cause: error,
      });
    } finally {
      await rm(arrow, { force: true });
    }
  }

  /** Closes the engine and removes its directory; afterwards another may be opened. */
  async close(): Promise<void> {
    await this.#database.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}
