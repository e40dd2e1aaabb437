/** What tests make once in a run and copy: the schema takes the engine more than a second, its copy a tenth. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { databaseOf, parseNetworkName, type NetworkName } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { migrate } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';

/** The network of tests to which its name means nothing: they share one schema. */
export const TEST_NETWORK = parseNetworkName('test');

/**
 * Puts a copy of what `make` fills into `directory`, which is made where it is missing. The first that asks for `name`
 * in a run of tests makes it; who asks meanwhile waits.
 */
export async function copyOfMade(
  name: string,
  directory: string,
  make: (directory: string) => Promise<void>,
): Promise<void> {
  const made = join(inject('made_once'), name);
  const turn = `${made}.turn`;
  while (!existsSync(made)) {
    if (!taken(turn)) {
      await gone(turn);
      continue;
    }
    try {
      // Another file of tests may have had its turn just before.
      if (!existsSync(made)) {
        const making = mkdtempSync(`${made}-`);
        await make(making);
        renameSync(making, made);
      }
    } finally {
      rmdirSync(turn);
    }
  }
  copyFiles(made, directory);
}

/** Whether the directory is new, and so ours. */
function taken(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function gone(path: string): Promise<void> {
  const watcher = watch(dirname(path));
  try {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (!existsSync(path)) resolve();
      };
      watcher.on('change', look).on('error', reject);
      look();
    });
  } finally {
    watcher.close();
  }
}

/**
 * All files below `from`, links as they are: one that is followed would lead back. Node's own copy takes ten times the
 * processor for the hundreds of small files of a data directory.
 */
export function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  execFileSync('cp', ['-a', `${from}/.`, to]);
}

/** The database of a network as `migrate` leaves a new one, in a data directory that is new. */
export async function openMigrated(
  data_dir: string,
  { network = TEST_NETWORK, threads = 1 }: { readonly network?: NetworkName; readonly threads?: number } = {},
): Promise<Database> {
  const name = databaseOf(network);
  await copyOfMade(`schema-${network}`, data_dir, async (making) => {
    const database = await openDatabase({ name, data_dir: making, threads: 1 });
    try {
      await migrate(database, network);
    } finally {
      await database.close();
    }
  });
  return await openDatabase({ name, data_dir, threads });
}
