/** The database that all networks share: tasks, canvases, watchlists. */
import { AnalyticsError, SERVICE_DATABASE } from '@analytics/domain';
import { migrateService, openDatabase, type Database } from '@analytics/storage';
import type { Options } from '../options.ts';
import { serverAddress } from '../place.ts';
import type { Shell } from '../shell.ts';

type Place = Pick<Options, 'data_dir' | 'threads'>;

/** Opens it for work, making it where there is none yet. */
export async function withSharedDatabase<T>(
  shell: Shell,
  place: Place,
  work: (service: Database) => Promise<T>,
): Promise<T> {
  return await use(shell, place, false, work);
}

/** Opens it where there is one; else gives `without`. */
export async function withExistingShared<T>(
  shell: Shell,
  place: Place,
  without: T,
  work: (service: Database) => Promise<T>,
): Promise<T> {
  try {
    return await use(shell, place, true, work);
  } catch (error) {
    if (error instanceof AnalyticsError && error.code === 'NETWORK_NOT_FOUND') return without;
    throw error;
  }
}

async function use<T>(
  shell: Shell,
  { data_dir, threads }: Place,
  must_exist: boolean,
  work: (service: Database) => Promise<T>,
): Promise<T> {
  const server = serverAddress(shell);
  const service = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads, server, must_exist });
  try {
    await migrateService(service);
    return await work(service);
  } finally {
    await service.close();
  }
}
