/** A directory of Parquet files: under NETWORK/DATE/WINDOW_DAYS/, or flat. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import type { CoreKind } from '@analytics/storage';
import { directoryOf, type DirectorySource } from '../source-location.ts';
import { CORE_FILES, META_FILE, checkAgainstMeta, type LocatedFiles } from './source-files.ts';

/**
 * Finds the window's files: under `network/date/window_days/`, else flat in the directory itself.
 * Throws SOURCE_NOT_FOUND naming both places.
 */
export async function locateFiles(
  source: DirectorySource,
  network: NetworkName,
  window: Window,
): Promise<LocatedFiles> {
  return (await locate(source, network, window)).files;
}

/** The same, once the files agree with the META.json beside them, if there is one. Throws SOURCE_CHECKSUM too. */
export async function readDirectory(
  source: DirectorySource,
  network: NetworkName,
  window: Window,
): Promise<LocatedFiles> {
  const { directory, files } = await locate(source, network, window);
  const meta = await readFile(join(directory, META_FILE), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (meta !== undefined) await checkAgainstMeta(meta, files, directory);
  return files;
}

async function locate(
  source: DirectorySource,
  network: NetworkName,
  window: Window,
): Promise<{ directory: string; files: LocatedFiles }> {
  const root = directoryOf(source);
  const layered = join(root, network, window.processing_date, String(window.window_days));
  for (const directory of [layered, root]) {
    const transfers = join(directory, CORE_FILES.transfers);
    if (!(await isFile(transfers))) continue;
    const files: Partial<Record<CoreKind, string>> = {};
    for (const kind of Object.keys(CORE_FILES) as CoreKind[]) {
      const path = join(directory, CORE_FILES[kind]);
      if (await isFile(path)) files[kind] = path;
    }
    return { directory, files: { ...files, transfers } };
  }
  throw new AnalyticsError(
    'SOURCE_NOT_FOUND',
    `Expected ${CORE_FILES.transfers} in ${layered} or in ${root}, found neither.`,
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
