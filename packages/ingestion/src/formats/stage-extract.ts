/** An export of ethereum-etl or cryo, staged as text and mapped by SQL to the columns of the core tables. */
import { randomBytes } from 'node:crypto';
import { AnalyticsError, type NetworkName } from '@analytics/domain';
import { readCsvFacts } from './csv-schema.ts';
import { readParquetFacts, type Database, type ParquetColumn } from '@analytics/storage';
import { countRows, stageAndCheck, type StagedFile } from '../staging.ts';
import { statement } from '../statements.ts';
import { DATASETS, type Dataset, type ExtractTool } from './datasets.ts';

/** The files of each dataset, by its name; a dataset may have many and may have none. */
export type ExtractFiles = Readonly<Record<string, readonly string[]>>;

export interface StagedExtract {
  readonly assets: StagedFile;
  readonly transfers: StagedFile;
}

export interface ExtractRequest {
  readonly tool: ExtractTool;
  readonly files: ExtractFiles;
  /** Where the files lie, for messages. */
  readonly place: string;
  readonly network: NetworkName;
  /** The checked view of prices that will be loaded before, as `stageCoreFile` takes it. */
  readonly staged_prices?: string | undefined;
}

/** Digits of a 256-bit integer do not survive a float. */
const EXACT_COLUMNS: ReadonlySet<string> = new Set(['value', 'value_string']);

const TOOL_NAME: Readonly<Record<ExtractTool, 'ethereum_etl' | 'cryo'>> = {
  'ethereum-etl': 'ethereum_etl',
  cryo: 'cryo',
};

const text = (name: string): ParquetColumn => ({ name, type: 'Nullable(String)' });

/** What rejected rows of a mapped export are kept with: as they were mapped, and the value as it came. */
const TRANSFER_COLUMNS = [
  'dataset',
  'tx_id',
  'event_index',
  'edge_index',
  'block_height',
  'block_timestamp',
  'from_address',
  'to_address',
  'asset_symbol',
  'asset_contract',
  'amount',
  'fee',
  'value',
].map(text);

/**
 * Stages all files and maps them; a row that cannot become a transfer is rejected under a reason of its own (docs/sources.md lists them).
 * Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA. O(files).
 */
export async function stageExtract(database: Database, request: ExtractRequest): Promise<StagedExtract> {
  const { tool, files, place, network, staged_prices } = request;
  const suffix = randomBytes(6).toString('hex');
  const datasets = DATASETS[tool];
  const tableOf = ({ table }: Dataset): string => `ingest_extract_${table}_${suffix}`;
  const tables = Object.fromEntries(datasets.map((dataset) => [dataset.table, tableOf(dataset)]));
  const views = Object.fromEntries(VIEWS.map((view) => [view, `ingest_extract_${view}_${suffix}`]));
  const names = { ...tables, ...views };
  let assets: StagedFile | undefined;
  try {
    for (const dataset of datasets) await stageDataset(database, dataset, tableOf(dataset), files[dataset.name]);
    for (const view of VIEWS) await database.command(statement(`extracts/${view}_${TOOL_NAME[tool]}`, names));
    const fillFrom =
      (mapping: 'map_assets' | 'map_transfers') =>
      async (raw: string): Promise<number> => {
        await database.command(statement(`extracts/${mapping}`, { ...names, raw }));
        return await countRows(database, raw);
      };
    const columns = ['asset_symbol', 'asset_contract'].map(text);
    assets = await stageAndCheck(database, 'assets', { path: place, network, columns }, fillFrom('map_assets'));
    const rows = { path: place, network, columns: TRANSFER_COLUMNS, staged_prices, has_mapping_reason: true };
    const transfers = await stageAndCheck(database, 'transfers', rows, fillFrom('map_transfers'));
    return { assets, transfers };
  } catch (error) {
    await assets?.drop().catch(() => undefined);
    throw error;
  } finally {
    for (const name of Object.values(views)) await database.command(`DROP VIEW IF EXISTS ${name}`);
    for (const name of Object.values(tables)) await database.command(`DROP TABLE IF EXISTS ${name}`);
  }
}

const VIEWS = ['events', 'times', 'tokens'] as const;

/** One table a dataset, all columns text; empty where the export does not have the dataset. */
async function stageDataset(
  database: Database,
  dataset: Dataset,
  table: string,
  paths: readonly string[] = [],
): Promise<void> {
  const all = [...dataset.required, ...dataset.optional].map(text);
  const list = all.map(({ name, type }) => `${name} ${type}`).join(', ');
  await database.command(`CREATE TABLE ${table} (${list}) ENGINE = MergeTree ORDER BY tuple()`);
  for (const path of paths) await appendFile(database, dataset, table, path, all);
}

async function appendFile(
  database: Database,
  dataset: Dataset,
  table: string,
  path: string,
  all: readonly ParquetColumn[],
): Promise<void> {
  const format = path.endsWith('.csv') ? 'csv' : 'parquet';
  const facts = format === 'csv' ? await readCsvFacts(path) : await readParquetFacts(path);
  const found = new Map(facts.columns.map(({ name, type }) => [name, type] as const));
  for (const name of dataset.required) {
    if (found.has(name)) continue;
    throw new AnalyticsError(
      'SOURCE_SCHEMA',
      `Expected a column "${name}" in ${path}, found only: ${[...found.keys()].join(', ') || 'none'}.`,
    );
  }
  for (const name of EXACT_COLUMNS) {
    if (!(found.get(name) ?? '').includes('Float')) continue;
    throw new AnalyticsError(
      'SOURCE_SCHEMA',
      `Expected column "${name}" of ${path} to hold whole numbers as text or decimals, found floats, which lose digits.`,
    );
  }
  const before = await countRows(database, table);
  try {
    await database.stageFile(
      table,
      path,
      format,
      all.filter(({ name }) => found.has(name)),
    );
  } catch (error) {
    if (!(error instanceof AnalyticsError) || error.code !== 'DATABASE_ERROR') throw error;
    throw new AnalyticsError('SOURCE_UNREADABLE', `Expected a whole file at ${path}. ${error.message}`, {
      cause: error,
    });
  }
  const row_count = (await countRows(database, table)) - before;
  if (facts.row_count === undefined || facts.row_count === row_count) return;
  throw new AnalyticsError('SOURCE_UNREADABLE', `Expected the ${facts.row_count} rows of ${path}, found ${row_count}.`);
}
