/** A directory of files under NETWORK/DATE/WINDOW_DAYS/, or flat: our Parquet, or files in any format that is known. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AnalyticsError, type NetworkName, type SourceFormat, type Window } from '@analytics/domain';
import type { CoreKind } from '../core-columns.ts';
import { directoryOf, type DirectorySource } from '../source-location.ts';
import {
  datasetOfFile,
  filesOfExtract,
  foldersWithTables,
  locateExtract,
  type LocatedExtract,
} from './extract-files.ts';
import { columnsFor } from '../formats/format.ts';
import type { Mapping } from '../formats/mapping.ts';
import { TRANSFERS } from '../formats/plain.ts';
import { isTableName, readTableFile } from '../tables/table-file.ts';
import { isListOfLabels } from './label-lists.ts';
import { isOurTransfers } from './our-transfers.ts';
import {
  BESIDE,
  CORE_FILES,
  META_FILE,
  checkAgainstMeta,
  checkedCoreFiles,
  onlyFile,
  stemOf,
  type CheckedFiles,
  type LocatedFiles,
  type UnreadFile,
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
    // A source that is a file has no file beside it of which it would be the folder.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  });
  if (meta !== undefined) await checkAgainstMeta(meta, checkedFiles(files, directory));
  return files;
}

/** What a META.json in `place` may speak of. */
export function checkedFiles(files: LocatedFiles | LocatedExtract, place: string): CheckedFiles {
  if (!('format' in files)) return checkedCoreFiles(files, place);
  return {
    files: filesOfExtract(files),
    is_read: (name) => datasetOfFile(basename(name), files.format) !== undefined,
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
    const files = await locateIn(directory, source.format, source.mapping);
    if (files !== undefined) return { directory, files };
  }
  for (const directory of [layered, root]) {
    const files = await locateWithoutTransfers(directory);
    if (files !== undefined) return { directory, files };
  }
  throw new AnalyticsError(
    'SOURCE_NOT_FOUND',
    `Expected ${wantedOf(source.format)} in ${layered} or in ${root}, found neither.${await whatThereIs(root)}`,
  );
}

/** The files of a directory in a format; undefined where none of them holds transfers. */
export async function locateIn(
  directory: string,
  format: SourceFormat = 'auto',
  mapping?: Mapping,
): Promise<LocatedFiles | LocatedExtract | undefined> {
  if (format !== 'auto' && format !== 'core') return await locateExtract(directory, format, mapping);
  const core = await locateCore(directory, format === 'core');
  return core ?? (format === 'core' ? undefined : await locateExtract(directory, undefined));
}

/** What a directory must hold, for messages. */
export function wantedOf(format: SourceFormat = 'auto'): string {
  if (format === 'core') return CORE_FILES.transfers;
  return format === 'auto'
    ? `${CORE_FILES.transfers}, or files whose columns are known`
    : `files of ${format} that hold transfers`;
}

/** A sentence about the files of a directory of which none was known, or about the one file that was named. */
async function whatThereIs(place: string): Promise<string> {
  const { directory, names } = await tablesIn(place);
  const [first] = names;
  if (first === undefined) {
    const folders = await foldersWithTables(directory);
    return folders.length === 0
      ? ''
      : ` Tables lie in folders of it (${folders.slice(0, 5).join(', ')}): give one of them as the source.`;
  }
  const found = await describeTable(join(directory, first)).then(
    ({ columns, lacking }) =>
      `the columns ${columns.join(', ')}, of which none is known to be ${lacking.join(', ')}: say it with --map from=…,to=…,amount=…,timestamp=…`,
    (error: unknown) => (error as Error).message.replace(/\.$/u, ''),
  );
  return ` There ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, 5).join(', ')}; of ${first}: ${found}.`;
}

async function tablesIn(place: string): Promise<{ readonly directory: string; readonly names: readonly string[] }> {
  const isAlone = await isFile(place);
  const directory = isAlone ? dirname(place) : place;
  const all = isAlone ? [basename(place)] : await readdir(directory).catch(() => []);
  return { directory, names: all.filter((name) => isTableName(name)).sort() };
}

/** A table of which not every column that a transfer needs is known by its name. */
export interface UnknownTable {
  readonly file: string;
  readonly columns: readonly string[];
  /** What no column is known to be: from, to, amount, timestamp. */
  readonly lacking: readonly string[];
}

async function describeTable(path: string): Promise<UnknownTable> {
  const { columns } = await readTableFile(path);
  const lacking = TRANSFERS.columns
    .filter((one) => one.is_required && columnsFor(one, columns).length === 0)
    .map(({ name }) => name);
  return { file: basename(path), columns: columns.map(({ name }) => name), lacking };
}

/** The first table of a folder, or the one file, where its columns have to be asked for; undefined where there is none. */
export async function unknownTable(place: string): Promise<UnknownTable | undefined> {
  const { directory, names } = await tablesIn(place);
  const [first] = names;
  if (first === undefined) return undefined;
  const table = await describeTable(join(directory, first)).catch(() => undefined);
  return table === undefined || table.lacking.length === 0 ? undefined : table;
}

/**
 * Our files in a directory, or our transfers in a file; undefined where there are none. `is_asked`: whether somebody
 * says that the files are ours.
 */
async function locateCore(place: string, is_asked: boolean): Promise<LocatedFiles | undefined> {
  const isAlone = await isFile(place);
  const directory = isAlone ? dirname(place) : place;
  const transfers = isAlone ? await ownTransfers([place], is_asked) : await transfersIn(place, is_asked);
  if (transfers === undefined) return undefined;
  const beside = await filesBeside(directory, transfers);
  return { ...beside, unread: isAlone ? [] : beside.unread, transfers };
}

async function transfersIn(directory: string, is_asked: boolean): Promise<string | undefined> {
  const parquet = join(directory, CORE_FILES.transfers);
  if (await isFile(parquet)) return parquet;
  const names = (await readdir(directory).catch(() => [])).filter((name) => stemOf(name) === 'transfers');
  return await ownTransfers(
    names.map((name) => join(directory, name)),
    is_asked,
  );
}

/** The one file, where it is a table with our columns. */
async function ownTransfers([path, second]: readonly string[], is_asked: boolean): Promise<string | undefined> {
  if (path === undefined || second !== undefined || !isTableName(path) || !(await isFile(path))) return undefined;
  return (await isOurTransfers(path, is_asked)) ? path : undefined;
}

/** Labels and prices can be loaded before transfers, or after them, whatever wrote those. */
async function locateWithoutTransfers(directory: string): Promise<LocatedFiles | undefined> {
  const { unread, ...beside } = await filesBeside(directory);
  return Object.keys(beside).length === 0 ? undefined : { ...beside, unread };
}

/** The files that stand beside transfers, in any format that a table has. */
async function filesBeside(directory: string, transfers?: string): Promise<LocatedFiles> {
  const found: Record<Exclude<CoreKind, 'transfers'>, string[]> = { assets: [], asset_prices: [], address_labels: [] };
  const unread: UnreadFile[] = [];
  const label_lists: string[] = [];
  for (const name of (await readdir(directory).catch(() => [])).sort()) {
    const path = join(directory, name);
    const kind = (Object.keys(BESIDE) as (keyof typeof BESIDE)[]).find((one) =>
      BESIDE[one].includes(stemOf(name) ?? ''),
    );
    if (path === transfers || name === META_FILE || !(await isFile(path))) continue;
    if (await isListOfLabels(path, kind === 'address_labels')) label_lists.push(path);
    else if (!isTableName(name)) continue;
    else if (kind !== undefined) found[kind].push(path);
    else
      unread.push({
        path,
        reason: `beside ${basename(transfers ?? CORE_FILES.transfers)} only assets, prices and labels are read`,
      });
  }
  const beside = Object.entries(found).map(([kind, paths]) => [kind, onlyFile(kind, paths)] as const);
  const lists = label_lists.length === 0 ? {} : { label_lists };
  return { ...Object.fromEntries(beside.filter(([, path]) => path !== undefined)), ...lists, unread };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
