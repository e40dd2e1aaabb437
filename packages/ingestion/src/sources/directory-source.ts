/** A directory of files under NETWORK/DATE/WINDOW_DAYS/, or flat: our Parquet, or what ethereum-etl or cryo wrote. */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AnalyticsError, type NetworkName, type Window } from '@analytics/domain';
import type { CoreKind } from '../staging.ts';
import { directoryOf, type DirectorySource } from '../source-location.ts';
import { datasetOfFile, filesOfExtract, locateExtract, type LocatedExtract } from './extract-files.ts';
import {
  CORE_FILES,
  META_FILE,
  checkAgainstMeta,
  checkedCoreFiles,
  type CheckedFiles,
  type LocatedFiles,
} from './source-files.ts';

/**
 * Finds the window's files: under `network/date/window_days/`, else flat in the directory itself.
 * Throws SOURCE_NOT_FOUND naming both places.
 */
export async function locateFiles(
  source: DirectorySource,
  network: NetworkName,
  window: Window,
): Promise<LocatedFiles | LocatedExtract> {
  return (await locate(source, network, window)).files;
}

/** The same, once the files agree with the META.json beside them, if there is one. Throws SOURCE_CHECKSUM too. */
export async function readDirectory(
  source: DirectorySource,
  network: NetworkName,
  window: Window,
): Promise<LocatedFiles | LocatedExtract> {
  const { directory, files } = await locate(source, network, window);
  const meta = await readFile(join(directory, META_FILE), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (meta !== undefined) await checkAgainstMeta(meta, checkedFiles(files, directory));
  return files;
}

/** What a META.json in `place` may speak of. */
export function checkedFiles(files: LocatedFiles | LocatedExtract, place: string): CheckedFiles {
  if (!('tool' in files)) return checkedCoreFiles(files, place);
  return {
    files: filesOfExtract(files),
    is_read: (name) => datasetOfFile(basename(name), files.tool) !== undefined,
    place,
  };
}

async function locate(
  source: DirectorySource,
  network: NetworkName,
  window: Window,
): Promise<{ directory: string; files: LocatedFiles | LocatedExtract }> {
  const root = directoryOf(source);
  const layered = join(root, network, window.processing_date, String(window.window_days));
  for (const directory of [layered, root]) {
    const files = source.tool === undefined ? await locateCore(directory) : await locateExtract(directory, source.tool);
    if (files !== undefined) return { directory, files };
  }
  for (const directory of [layered, root]) {
    const files = await locateWithoutTransfers(directory);
    if (files !== undefined) return { directory, files };
  }
  const wanted = source.tool === undefined ? CORE_FILES.transfers : `files of ${source.tool} that hold transfers`;
  throw new AnalyticsError('SOURCE_NOT_FOUND', `Expected ${wanted} in ${layered} or in ${root}, found neither.`);
}

/** Our files in a directory; undefined where there are no transfers among them. */
export async function locateCore(directory: string): Promise<LocatedFiles | undefined> {
  const transfers = join(directory, CORE_FILES.transfers);
  if (!(await isFile(transfers))) return undefined;
  const files: Partial<Record<CoreKind, string>> = {};
  for (const kind of Object.keys(CORE_FILES) as CoreKind[]) {
    const path = join(directory, CORE_FILES[kind]);
    if (await isFile(path)) files[kind] = path;
  }
  return { ...files, transfers };
}

/** Labels and prices can be loaded before transfers, or after them, whatever wrote those. */
async function locateWithoutTransfers(directory: string): Promise<LocatedFiles | undefined> {
  const files: Partial<Record<CoreKind, string>> = {};
  for (const kind of ['address_labels', 'asset_prices'] as const) {
    for (const extension of ['csv', 'parquet']) {
      const path = join(directory, `${kind}.${extension}`);
      if (await isFile(path)) files[kind] = path;
    }
  }
  return Object.keys(files).length === 0 ? undefined : files;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
