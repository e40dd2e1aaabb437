/** Opens a network's database on whichever engine the environment names. */
import type { DatabaseName } from '@analytics/domain';
import type { ClientDatabase } from './client-database.ts';
import { openEmbedded } from './embedded.ts';
import { openServer, type ServerAddress } from './server.ts';

export interface DatabaseOptions {
  readonly name: DatabaseName;
  /** Directory of the embedded engine and of scratch files. */
  readonly data_dir: string;
  readonly threads: number;
  /** Absent: the embedded engine. */
  readonly server?: ServerAddress | undefined;
  /** For reading: a database that is missing is NETWORK_NOT_FOUND, not made. */
  readonly must_exist?: boolean | undefined;
  /** A statement that runs longer is given up with STATEMENT_TIMEOUT; absent: none is. */
  readonly statement_seconds?: number | undefined;
  /**
   * For a handle that many clients share: their statements take turns, and end when they leave. Of the embedded engine.
   */
  readonly in_turn?: boolean | undefined;
  /** Of the embedded engine's threads, where others should come first (0 to 19). */
  readonly niceness?: number | undefined;
}

/** Throws DATABASE_UNREACHABLE, DATA_DIR_IN_USE, DATA_DIR_UNWRITABLE or ENGINE_UNAVAILABLE. */
export async function openDatabase(options: DatabaseOptions): Promise<ClientDatabase> {
  return options.server === undefined
    ? await openEmbedded(options)
    : await openServer({ ...options, server: options.server });
}
