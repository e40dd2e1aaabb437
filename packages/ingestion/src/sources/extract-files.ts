/**
 * Finds the files of an export and says which datasets they are: by the names that tools give them, else by their
 * columns.
 */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { hasColumnsOf, isKnownBy, type Dataset, type Format } from '../formats/format.ts';
import { FORMATS, formatOf, type ExtractFormat } from '../formats/formats.ts';
import type { Mapping } from '../formats/mapping.ts';
import { mappedDataset } from '../formats/plain.ts';
import { UTXO_TABLES } from '../formats/utxo.ts';
import type { ExtractFiles } from '../formats/stage-extract.ts';
import { isTableName, readTableFile, type TableFile } from '../tables/table-file.ts';
import { isListOfLabels } from './label-lists.ts';
import { BESIDE, META_FILE, onlyFile, stemOf, type UnreadFile } from './source-files.ts';

/** The files of an export in one format; prices and labels, which no tool writes, are ours. */
export interface LocatedExtract {
  readonly format: ExtractFormat;
  readonly directory: string;
  readonly datasets: ExtractFiles;
  /** Both are made from the datasets. */
  readonly transfers?: undefined;
  readonly assets?: undefined;
  readonly asset_prices: string | undefined;
  readonly address_labels: string | undefined;
  readonly label_lists: readonly string[];
  /** Files of the directory that are not read, with the reason. */
  readonly unread: readonly UnreadFile[];
}

/**
 * Of the directories inside an export, those that ethereum-etl makes:
 * `blocks/start_block=00000000/end_block=00099999/`.
 */
const PARTITION_NAME = /^(?:start_block|end_block)=\d+$/u;

/** Why a folder and a file are not read. */
export const NO_PART_OF_EXPORT = 'a folder inside the source: give it as a source of its own';
export const NO_TABLE_NAME = 'no name of a table (.csv, .tsv, .json, .jsonl, .parquet, also .gz, .zst, .xz)';

/** The dataset that a file's name says; undefined where it says none. */
export function datasetOfFile(name: string, format: ExtractFormat): string | undefined {
  const stem = stemOf(name);
  if (stem === undefined) return undefined;
  return besideOf(name) ?? FORMATS[format].datasets.find((dataset) => dataset.name === stem)?.name;
}

/** What of prices and labels a file's name says it holds. */
function besideOf(name: string): 'asset_prices' | 'address_labels' | undefined {
  const stem = stemOf(name);
  if (stem === undefined) return undefined;
  return (['asset_prices', 'address_labels'] as const).find((kind) => BESIDE[kind].includes(stem));
}

/** A file whose first bytes were read, or why they could not be. */
type LookedAt = { readonly path: string } & ({ readonly table: TableFile } | { readonly reason: string });

/**
 * Every file of the export in `directory` in order of path, by dataset; undefined where none of them holds transfers.
 * Without a format it is the one that the files' columns are of. Throws SOURCE_UNREADABLE, and INVALID_SETTING where
 * the files are of several formats.
 */
export async function locateExtract(
  directory: string,
  wanted: ExtractFormat | undefined,
  mapping?: Mapping,
): Promise<LocatedExtract | undefined> {
  const { paths, folders } = await filesIn(directory);
  const unread: UnreadFile[] = folders.map((path) => ({ path, reason: NO_PART_OF_EXPORT }));
  const beside = { asset_prices: [] as string[], address_labels: [] as string[] };
  const label_lists: string[] = [];
  const looked: LookedAt[] = [];
  for (const path of paths) {
    const kind = besideOf(basename(path));
    if (basename(path) === META_FILE) continue;
    else if (await isListOfLabels(path, kind === 'address_labels')) label_lists.push(path);
    else if (!isTableName(path)) unread.push({ path, reason: NO_TABLE_NAME });
    else if (kind !== undefined) beside[kind].push(path);
    else looked.push(await lookAt(path));
  }
  const format = wanted ?? recognised(looked);
  if (format === undefined) return undefined;
  const all: Record<string, string[]> = {};
  for (const file of looked) {
    const dataset = datasetOf(file, formatOf(format, mapping), mapping);
    if ('reason' in dataset) unread.push({ path: file.path, reason: dataset.reason });
    else (all[dataset.name] ??= []).push(file.path);
  }
  if (!holdsTransfers(FORMATS[format], Object.keys(all))) return undefined;
  requireBothSides(format, all, mapping, directory);
  return {
    format,
    directory,
    datasets: all,
    asset_prices: onlyFile('asset_prices', beside.asset_prices),
    address_labels: onlyFile('address_labels', beside.address_labels),
    label_lists,
    unread,
  };
}

/** Outputs without inputs would be paid by nobody. */
function requireBothSides(
  format: ExtractFormat,
  found: Readonly<Record<string, readonly string[]>>,
  mapping: Mapping | undefined,
  directory: string,
): void {
  for (const [table, name] of Object.entries(mapping?.files ?? {})) {
    if (found[table]?.some((path) => basename(path) === name) === true) continue;
    const message = `Expected ${name} in ${directory}, which the mapping names for ${table}, found no such file.`;
    throw new AnalyticsError('SOURCE_NOT_FOUND', message);
  }
  if (format !== 'utxo' || found['inputs'] !== undefined) return;
  const message = `Expected inputs beside the outputs in ${directory}, found none: a file "inputs", or --map inputs=FILE.`;
  throw new AnalyticsError('SOURCE_NOT_FOUND', message);
}

function holdsTransfers({ datasets }: Format, found: readonly string[]): boolean {
  return datasets.some(({ name, holds_transfers }) => holds_transfers && found.includes(name));
}

async function lookAt(path: string): Promise<LookedAt> {
  try {
    return { path, table: await readTableFile(path) };
  } catch (error) {
    if (error instanceof AnalyticsError) return { path, reason: error.message };
    throw error;
  }
}

/**
 * The dataset of a format that a file is. One that its name says is taken at its word: what is wrong with it is said
 * when it is read.
 */
function datasetOf(
  file: LookedAt,
  format: Format,
  mapping: Mapping | undefined,
): Dataset | { readonly reason: string } {
  const stem = fileOfMapping(file.path, mapping) ?? stemOf(basename(file.path));
  const named = format.datasets.find(({ name }) => name === stem);
  if (named !== undefined) return ofItsColumns(named, file, format);
  if ('reason' in file) return file;
  // What somebody mapped is taken at its word too: which column is missing is said when it is read.
  if (mapping?.format === 'plain') {
    const mapped = mappedDataset(Object.keys(mapping.columns));
    return format.datasets.find(({ name }) => name === mapped) ?? { reason: 'no transfers' };
  }
  const known = format.datasets.find((one) => isKnownBy(one, file.table.columns));
  return known ?? { reason: `neither a name nor the columns of ${format.title}` };
}

/** Of datasets that are staged alike the columns say which, not the name: `transfers.csv` may be what one account paid. */
function ofItsColumns(named: Dataset, file: LookedAt, { datasets }: Format): Dataset {
  if ('reason' in file) return named;
  return datasets.find((one) => one.table === named.table && isKnownBy(one, file.table.columns)) ?? named;
}

/** The table that a mapping says the file is. */
function fileOfMapping(path: string, mapping: Mapping | undefined): string | undefined {
  return UTXO_TABLES.find((table) => mapping?.files[table] === basename(path));
}

/** The format of which a file's columns are; undefined where they are of none. */
function recognised(files: readonly LookedAt[]): ExtractFormat | undefined {
  const found = new Map<ExtractFormat, string>();
  for (const file of files) {
    if ('reason' in file) continue;
    const format = formatOfTable(file.table, stemOf(basename(file.path)));
    if (format !== undefined && !found.has(format)) found.set(format, file.path);
  }
  // A table beside the files of a tool is one that nobody named.
  if (found.size > 1) found.delete('plain');
  if (found.size <= 1) return [...found.keys()][0];
  const list = [...found].map(([format, path]) => `${format} (${basename(path)})`).join(' and ');
  throw new AnalyticsError(
    'INVALID_SETTING',
    `Expected files of one format, found ${list}: say --source-format, or keep them in folders of their own.`,
  );
}

function formatOfTable({ columns }: TableFile, stem: string | undefined): ExtractFormat | undefined {
  const isOf = (dataset: Dataset): boolean =>
    dataset.holds_transfers &&
    (isKnownBy(dataset, columns) || (dataset.name === stem && hasColumnsOf(dataset, columns)));
  const names = Object.keys(FORMATS) as ExtractFormat[];
  return names.find((name) => FORMATS[name].datasets.some(isOf));
}

async function filesIn(directory: string): Promise<{ paths: string[]; folders: string[] }> {
  if ((await stat(directory).catch(() => undefined))?.isFile() === true) return await filesBeside(directory);
  let entries: Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch {
    return { paths: [], folders: [] };
  }
  const paths: string[] = [];
  const folders: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (!entry.isDirectory()) paths.push(path);
    else if (isFolderOfExport(entry.name)) {
      const inside = await filesIn(path);
      paths.push(...inside.paths);
      folders.push(...inside.folders);
    } else if (await holdsTables(path)) folders.push(path);
  }
  return { paths, folders };
}

/** A file by itself, and the assets, prices and labels of its folder. */
async function filesBeside(path: string): Promise<{ paths: string[]; folders: string[] }> {
  const { paths } = await filesIn(dirname(path));
  const beside = Object.values(BESIDE).flat();
  return { paths: paths.filter((one) => one === path || beside.includes(stemOf(basename(one)) ?? '')), folders: [] };
}

/** Whether a folder inside an export is a part of it, by its name. */
export function isFolderOfExport(name: string): boolean {
  return PARTITION_NAME.test(name) || isDatasetName(name);
}

function isDatasetName(name: string): boolean {
  return Object.values(FORMATS).some(({ datasets }) => datasets.some((dataset) => dataset.name === name));
}

/** Tables are looked for so deep: by year and by month. */
const FOLDER_DEPTH = 4;

async function holdsTables(directory: string, depth = FOLDER_DEPTH): Promise<boolean> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  if (entries.some((entry) => !entry.isDirectory() && isTableName(entry.name))) return true;
  if (depth === 0) return false;
  for (const entry of entries)
    if (entry.isDirectory() && (await holdsTables(join(directory, entry.name), depth - 1))) return true;
  return false;
}

/** Folders of a directory that hold tables, which are read only where somebody names them. */
export async function foldersWithTables(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const folders: string[] = [];
  for (const entry of entries)
    if (entry.isDirectory() && !entry.name.startsWith('.') && (await holdsTables(join(directory, entry.name))))
      folders.push(entry.name);
  return folders.sort();
}

/** Every file of an export. */
export function pathsOfExtract({ datasets, asset_prices, address_labels, label_lists }: LocatedExtract): string[] {
  return [...Object.values(datasets).flat(), asset_prices, address_labels, ...label_lists].filter(
    (path) => path !== undefined,
  );
}

/** The files as a META.json may speak of them: by path inside the export, and by name alone where only one has it. */
export function filesOfExtract(extract: LocatedExtract): ReadonlyMap<string, string> {
  const paths = pathsOfExtract(extract);
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(basename(path), (counts.get(basename(path)) ?? 0) + 1);
  const byName = paths.filter((path) => counts.get(basename(path)) === 1);
  return new Map([
    ...byName.map((path) => [basename(path), path] as const),
    ...paths.map((path) => [relative(extract.directory, path).split(sep).join('/'), path] as const),
  ]);
}
