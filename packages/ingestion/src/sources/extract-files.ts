/** Finds the files that ethereum-etl or cryo wrote, by the names that they give them. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { DATASETS, type ExtractTool } from '../formats/datasets.ts';
import type { ExtractFiles } from '../formats/stage-extract.ts';

/** The files of an export of one tool; prices and labels, which no tool writes, are ours. */
export interface LocatedExtract {
  readonly tool: ExtractTool;
  readonly directory: string;
  readonly datasets: ExtractFiles;
  /** Both are made from the datasets. */
  readonly transfers?: undefined;
  readonly assets?: undefined;
  readonly asset_prices: string | undefined;
  readonly address_labels: string | undefined;
}

/** `transactions.csv`, `transactions_00000000_00099999.csv`, `ethereum__transactions__00000000_to_00000999.parquet`. */
const FILE_NAME = /^(?:[a-z0-9_]+__)?([a-z][a-z0-9_]*?)(?:[_-]{1,2}\d+(?:[_-](?:to[_-])?\d+)?)?\.(?:csv|parquet)$/u;

/** Of the directories inside an export, those that ethereum-etl makes: `blocks/start_block=00000000/end_block=00099999/`. */
const PARTITION_NAME = /^(?:start_block|end_block)=\d+$/u;

const PRICES_AND_LABELS = ['asset_prices', 'address_labels'];

/** The dataset that a file's name says; undefined where the file is none that is read. */
export function datasetOfFile(name: string, tool: ExtractTool): string | undefined {
  const found = FILE_NAME.exec(name)?.[1];
  if (found === undefined) return undefined;
  return PRICES_AND_LABELS.includes(found) || DATASETS[tool].some((dataset) => dataset.name === found)
    ? found
    : undefined;
}

/** Every file of the export in `directory` in order of path, by dataset; undefined where none of them holds transfers. Throws SOURCE_UNREADABLE. */
export async function locateExtract(directory: string, tool: ExtractTool): Promise<LocatedExtract | undefined> {
  const found: Record<string, string[]> = {};
  for (const path of await filesIn(directory, tool)) {
    const dataset = datasetOfFile(basename(path), tool);
    if (dataset !== undefined) (found[dataset] ??= []).push(path);
  }
  const { asset_prices, address_labels, ...all } = found;
  // The same events twice: cryo decodes the logs of ERC-20 tokens into erc20_transfers.
  const isTwice = (name: string): boolean => name === 'logs' && all['erc20_transfers'] !== undefined;
  const datasets = Object.fromEntries(Object.entries(all).filter(([name]) => !isTwice(name)));
  if (!DATASETS[tool].some(({ name, holds_transfers }) => holds_transfers && datasets[name] !== undefined)) {
    return undefined;
  }
  return {
    tool,
    directory,
    datasets,
    asset_prices: onlyFile('asset_prices', asset_prices),
    address_labels: onlyFile('address_labels', address_labels),
  };
}

async function filesIn(directory: string, tool: ExtractTool): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch {
    return [];
  }
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    const isPart = PARTITION_NAME.test(entry.name) || DATASETS[tool].some(({ name }) => name === entry.name);
    if (entry.isFile()) paths.push(path);
    else if (entry.isDirectory() && isPart) paths.push(...(await filesIn(path, tool)));
  }
  return paths;
}

function onlyFile(name: string, paths: readonly string[] = []): string | undefined {
  if (paths.length <= 1) return paths[0];
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected one file of ${name}, found ${paths.join(' and ')}.`);
}

/** Every file of an export. */
export function pathsOfExtract({ datasets, asset_prices, address_labels }: LocatedExtract): string[] {
  return [...Object.values(datasets).flat(), asset_prices, address_labels].filter((path) => path !== undefined);
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
