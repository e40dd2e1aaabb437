/** The files of a format, staged as text and mapped by SQL to the columns of the core tables. */
import { randomBytes } from 'node:crypto';
import { AnalyticsError, ownPrefix, type NetworkName, type UnloadedRows } from '@analytics/domain';
import {
  arrowTable,
  textColumn,
  type Database,
  type FilledColumn,
  type ParquetColumn,
  type SourceFile,
} from '@analytics/storage';
import { countedRows } from '../counted-rows.ts';
import { dropTables } from '../drop-tables.ts';
import { unloadedRows } from '../row-account.ts';
import { TORN_COLUMNS, countRows, stageAndCheck, type StagedFile } from '../staging.ts';
import { readRows, statement } from '../statements.ts';
import { fileColumns, type FileColumns } from '../tables/file-columns.ts';
import { FILE_NUMBER, ROW_NUMBER, stageTable } from '../tables/stage-table.ts';
import { readTableFile, type TableFile } from '../tables/table-file.ts';
import type { Valuing } from '../valuing.ts';
import { addAmountsInCoins, type DecimalsJudged } from './amounts-in-coins.ts';
import { columnsOfFile, contradictedZone, saysDecimals, text } from './filled-columns.ts';
import { commaFiles, type NumberedFile } from './comma-meanings.ts';
import {
  ASSET_COLUMNS,
  EVENT_COLUMNS,
  KNOWN_ASSET_COLUMNS,
  MAPPING_FACTS,
  TOKEN_COLUMNS,
  TORN_ROWS,
  TRANSFER_COLUMNS,
} from './extract-columns.ts';
import { columnsFor, type Dataset } from './format.ts';
import { FORMATS, formatOf, type ExtractFormat } from './formats.ts';
import { KNOWN_TOKENS, assetsByName, assetsWithDecimals, coinOf } from './known-assets.ts';
import { PLAIN } from './plain.ts';
import { NO_DOUBTS, tableDoubts, type TableDoubts } from './table-doubts.ts';
import { coinUnitsInNames, unitsInNames } from './units-in-names.ts';
import { UTXO } from './utxo.ts';
import { isMapped, requireColumns, type MappedFile } from './mapped-format.ts';
import type { Mapping } from './mapping.ts';
import { addOtherChains } from './other-chains.ts';

/** The files of each dataset, by its name; a dataset may have many and may have none. */
export type ExtractFiles = Readonly<Record<string, readonly string[]>>;

export interface StagedExtract {
  readonly assets: StagedFile;
  readonly transfers: StagedFile;
  /** The symbol of the chain's coin, where no file says it. */
  readonly assumed_coin: string | undefined;
  /** Whether a transaction stands in one block, and the files say in which. */
  readonly has_blocks: boolean;
  /** Whether people write such tables, so that a column without a meaning may have one for them. */
  readonly is_written_by_hand: boolean;
  readonly files: readonly FileColumns[];
  /** The torn rows of files that hold no transfers themselves. */
  readonly torn_beside: readonly UnloadedRows[];
  readonly decimals: DecimalsJudged;
  readonly doubts: TableDoubts;
}

/** What the files themselves do not say. */
export interface ReadingOptions {
  /** Of times that name none. */
  readonly time_zone: string;
  /** Of dates such as 03/04/2024; `none`: they are ambiguous and rejected. */
  readonly date_order: 'none' | 'dmy' | 'mdy';
  /** Whether a transaction of which nothing says how it went counts as succeeded. */
  readonly assume_success: boolean;
}

export interface ExtractRequest {
  readonly format: ExtractFormat;
  readonly files: ExtractFiles;
  /** Where the files lie, for messages. */
  readonly place: string;
  readonly network: NetworkName;
  readonly options: ReadingOptions;
  /** What the columns mean and how values are written, where somebody says it. */
  readonly mapping?: Mapping | undefined;
  /** The symbol of rows that name none; '' where they are to be rejected. */
  readonly default_symbol: string;
  readonly valuing: Valuing;
  /** For copies of files that are read row by row. */
  readonly scratch_directory: string;
}

/**
 * Stages all files and maps them; a row that cannot become a transfer is rejected under a reason of its own
 * (docs/formats.md lists them). Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA. O(files).
 */
export async function stageExtract(database: Database, request: ExtractRequest): Promise<StagedExtract> {
  const { format, files, place, network, options, mapping, default_symbol, valuing, scratch_directory } = request;
  const { datasets, queries } = formatOf(format, mapping);
  const suffix = randomBytes(6).toString('hex');
  const tableOf = ({ table }: Dataset): string => `ingest_extract_${table}_${suffix}`;
  const tables = Object.fromEntries(datasets.map((dataset) => [dataset.table, tableOf(dataset)]));
  const tokens = `ingest_extract_tokens_${suffix}`;
  const events = `ingest_extract_events_${suffix}`;
  const times = `ingest_extract_times_${suffix}`;
  const known = `ingest_extract_known_${suffix}`;
  const other_chains = `ingest_extract_other_chains_${suffix}`;
  const torn = `ingest_extract_torn_${suffix}`;
  const torn_beside = `ingest_extract_torn_beside_${suffix}`;
  const in_coins = `ingest_extract_in_coins_${suffix}`;
  const names = { ...tables, tokens, events, times, known, other_chains, torn, in_coins };
  const paths = datasets.flatMap(({ name }) => files[name] ?? []);
  let assets: StagedFile | undefined;
  try {
    const found: MappedFile[] = [];
    for (const table of new Set(datasets.map(tableOf))) {
      const sharing = datasets.filter((dataset) => tableOf(dataset) === table);
      const given = sharing.flatMap((dataset) => (files[dataset.name] ?? []).map((path) => ({ dataset, path })));
      await createTable(database, table, stagedColumns(sharing), given.length === 0 ? IN_MEMORY : ON_DISK);
      for (const { dataset, path } of given) found.push({ dataset, file: await readTableFile(path) });
    }
    await createTable(database, torn, TORN_ROWS, ON_DISK);
    await createTable(database, torn_beside, TORN_ROWS, IN_MEMORY);
    if (mapping !== undefined)
      requireColumns(
        found.filter(({ dataset }) => isMapped(dataset, mapping)),
        mapping,
      );
    const empty = new Set<TableFile>();
    for (const { dataset, file } of found) {
      const holds_rows = await appendFile(database, tableOf(dataset), file, {
        dataset,
        file_number: paths.indexOf(file.path),
        mapping,
        torn: dataset.holds_transfers ? torn : torn_beside,
        scratch_directory,
      });
      if (!holds_rows) empty.add(file);
    }
    const is_coin_assumed = await addKnownAssets(database, request, names);
    await addOtherChains(database, { datasets, network, only_chain: mapping?.only_chain, place }, names);
    // Tables that are made first and filled then: as views, or made of a SELECT, the engine would plan what they are made of
    // two and three times, which takes it longer than a small file.
    await createTable(database, tokens, TOKEN_COLUMNS, ON_DISK);
    await database.command(statement(`extracts/tokens_${queries.tokens}`, names));
    await createTable(database, events, EVENT_COLUMNS, ON_DISK);
    const own_prefix = ownPrefix(mapping?.only_chain ?? network);
    const numbered = found.map((one) => ({ ...one, file_number: paths.indexOf(one.file.path) }));
    const staged_tables = [...new Set(found.map(({ dataset }) => tableOf(dataset)))].map((rows) => ({
      rows,
      files: numbered.filter(({ dataset }) => tableOf(dataset) === rows),
    }));
    const commas = await commaFiles(database, staged_tables, FORMATS[format], mapping);
    const placed_rows = (await hasUnnamedRow(database, format, tables)) ? 'some_unnamed' : 'all_named';
    await database.command(statement(`extracts/events_${queries.events}`, { ...names, placed_rows }), {
      own_prefix,
      evm_coin: coinOf(network, 'evm').symbol,
      assets_with_decimals: assetsWithDecimals(network),
      decimal_comma_files: commas.decimal,
      thousands_comma_files: commas.thousands,
      unsure_comma_files: commas.unsure,
    });
    await database.command(statement('extracts/events_torn', names));
    await database.command(statement(`extracts/times_${queries.times}`, names));
    const has_blocks = (await readRows(database, 'extracts/event_in_block', {}, { events })).length > 0;
    const times_of_blocks = has_blocks ? 'block_times' : 'no_block_times';
    const fillFrom =
      (
        mapping: 'map_assets' | 'map_transfers',
        columns: readonly ParquetColumn[],
        parameters: Readonly<Record<string, string | readonly number[]>>,
      ) =>
      async (raw: string): Promise<number> => {
        await createTable(database, raw, columns, ON_DISK);
        await database.command(statement(`extracts/${mapping}`, { ...names, times_of_blocks, raw }), parameters);
        return await countRows(database, raw);
      };
    const named = { path: place, network, columns: ASSET_COLUMNS, paths: [] };
    assets = await stageAndCheck(
      database,
      'assets',
      named,
      fillFrom('map_assets', [...ASSET_COLUMNS, FILE_NUMBER, ROW_NUMBER, ...TORN_COLUMNS], {}),
    );
    const rows = { path: place, network, columns: TRANSFER_COLUMNS, valuing, paths, is_mapped: true };
    const has_unsure_decimals = format === PLAIN.name && (mapping === undefined || !saysDecimals(mapping));
    const has_raw_amounts = found.some(saysRawAmounts);
    const amounts = { paths, has_unsure_decimals, has_raw_amounts, known_assets: assetsByName(network) };
    const decimals = await addAmountsInCoins(database, amounts, { transfer_rows: '', ...names });
    const reading = {
      default_symbol,
      // What tools and explorers write without a zone is UTC.
      time_zone: mapping?.time_zone ?? (isTableOfPeople(format) ? options.time_zone : 'UTC'),
      zone_is_known: mapping?.time_zone !== undefined || !isTableOfPeople(format) ? '1' : '',
      date_order: mapping?.date_order ?? options.date_order,
      time_unit: mapping?.time_unit ?? '',
      time_format: mapping?.time_format ?? '',
      assumed_status: options.assume_success ? '1' : '',
      unsure_comma_files: commas.unsure,
    };
    const mapped = [...TRANSFER_COLUMNS, ...MAPPING_FACTS];
    const transfers = await stageAndCheck(database, 'transfers', rows, fillFrom('map_transfers', mapped, reading));
    return {
      assets,
      transfers,
      has_blocks: FORMATS[format].family !== 'any' || found.some(saysBlocks),
      is_written_by_hand: format === PLAIN.name,
      files: await Promise.all(found.map((one) => columnsOf(one, empty.has(one.file)))),
      torn_beside: unloadedRows(
        await countedRows(database, { path: place, paths, checked: torn_beside, rejected: torn_beside }),
      ),
      assumed_coin: is_coin_assumed ? coinOf(network, FORMATS[format].family).symbol : undefined,
      decimals,
      doubts:
        format === PLAIN.name
          ? await doubtsOf(database, request, numbered, { transfer_rows: '', ...tables, events })
          : NO_DOUBTS,
    };
  } catch (error) {
    await assets?.drop().catch(() => undefined);
    throw error;
  } finally {
    await dropTables(database, [
      times,
      ...Object.values(tables),
      tokens,
      events,
      known,
      other_chains,
      torn,
      torn_beside,
      in_coins,
    ]);
  }
}

async function doubtsOf(
  database: Database,
  { network, mapping }: ExtractRequest,
  found: readonly NumberedFile[],
  names: Readonly<Record<'transfer_rows' | 'events', string>>,
): Promise<TableDoubts> {
  const units_in_names = mapping === undefined || saysDecimals(mapping) ? [] : unitsInNames(found);
  const unread = found.some(({ dataset, file }) => coinUnitsInNames(dataset, file).length > 0)
    ? await readRows(database, 'extracts/unread_units', {}, names)
    : [];
  const unread_units = found
    .filter(({ file_number }) => unread.some((one) => one.file_number === file_number))
    .flatMap(({ dataset, file }) => coinUnitsInNames(dataset, file));
  return { ...(await tableDoubts(database, network, names)), units_in_names: [...units_in_names, ...unread_units] };
}

/** Whether a row of a plain table has no transaction, and is named by what it says. */
async function hasUnnamedRow(
  database: Database,
  format: ExtractFormat,
  { transfer_rows = '' }: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (format !== PLAIN.name) return false;
  return (await readRows(database, 'extracts/unnamed_row', {}, { transfer_rows })).length > 0;
}

/** Whether the rows are as somebody wrote them. */
const isTableOfPeople = (format: ExtractFormat): boolean => format === PLAIN.name || format === UTXO.name;

/** Whether each row says its transaction and its block. */
const saysBlocks = (one: MappedFile): boolean => ['tx_id', 'block'].every((name) => hasColumn(one, name));

const saysRawAmounts = (one: MappedFile): boolean => hasColumn(one, 'raw_amount');

function hasColumn({ dataset, file }: MappedFile, name: string): boolean {
  return dataset.columns.some((column) => column.name === name && columnsFor(column, file.columns).length > 0);
}

async function columnsOf({ dataset, file }: MappedFile, is_empty: boolean): Promise<FileColumns> {
  const meanings = new Map(
    dataset.columns.flatMap((column) =>
      columnsFor(column, file.columns)
        .slice(0, 1)
        .map((found) => [found, column.name] as const),
    ),
  );
  return { ...(await fileColumns(file, dataset.name, meanings)), ...(is_empty ? { is_empty } : {}) };
}

/**
 * The table of assets that need no file; whether the coin of the chain is one of them. Formats of other chains have
 * none.
 */
async function addKnownAssets(
  database: Database,
  { format, network }: ExtractRequest,
  names: Readonly<Record<string, string>> & { readonly known: string },
): Promise<boolean> {
  await createTable(database, names.known, KNOWN_ASSET_COLUMNS, IN_MEMORY);
  const { family, names_coin } = FORMATS[format];
  if (family === 'any') return false;
  const assets = names['assets'] ?? '';
  const is_coin_assumed = (await readRows(database, 'extracts/names_coin', {}, { assets })).length === 0;
  const tokens = family === 'evm' ? KNOWN_TOKENS : [];
  const known = is_coin_assumed ? [coinOf(network, family), ...tokens] : tokens;
  if (known.length === 0) return false;
  const columns = {
    contract: textColumn(known.map(({ contract }) => contract)),
    symbol: textColumn(known.map(({ symbol }) => symbol)),
    decimals: textColumn(known.map(({ decimals }) => String(decimals))),
  };
  await database.insertArrow(names.known, arrowTable(columns));
  return is_coin_assumed && names_coin !== true;
}

/** All columns text; without rows where the export does not have the dataset. */
function stagedColumns(datasets: readonly Dataset[]): ParquetColumn[] {
  const names = new Set(
    datasets.flatMap(({ columns, constants = {} }) => [
      ...columns.flatMap(({ name, group_fills, zone_fills, unit_fills }) => [
        name,
        group_fills ?? name,
        zone_fills ?? name,
        unit_fills ?? name,
      ]),
      ...Object.keys(constants),
    ]),
  );
  return [...[...names].map(text), FILE_NUMBER, ROW_NUMBER];
}

const ON_DISK = 'MergeTree ORDER BY tuple()';
/** For what stays empty or holds a few rows: it is made in a third of the time. */
const IN_MEMORY = 'Memory';

async function createTable(
  database: Database,
  table: string,
  columns: readonly ParquetColumn[],
  engine: typeof ON_DISK | typeof IN_MEMORY,
): Promise<void> {
  const list = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  await database.command(`CREATE TABLE ${table} (${list}) ENGINE = ${engine}`);
}

interface AppendedTo {
  readonly dataset: Dataset;
  readonly file_number: number;
  readonly mapping: Mapping | undefined;
  /** The table of rows of which nothing could be read. */
  readonly torn: string;
  readonly scratch_directory: string;
}

/** Whether the file holds a row, be it torn. */
async function appendFile(
  database: Database,
  table: string,
  file: TableFile,
  { dataset, file_number, mapping, torn, scratch_directory }: AppendedTo,
): Promise<boolean> {
  const columns = columnsOfFile(dataset, file, mapping);
  const before = await countRows(database, table);
  const seen = { is_torn: false };
  const onTorn = async (source: SourceFile, numbers: readonly FilledColumn[]): Promise<void> => {
    const from = ['reason', 'found'].map((name): FilledColumn => ({ name, type: 'String', from: { column: name } }));
    const named: FilledColumn = { name: 'dataset', type: 'String', from: { text: dataset.name } };
    seen.is_torn = true;
    await database.stageFile(torn, source, [...numbers, ...from, named]);
  };
  await stageTable(database, { table, file, file_number, columns, scratch_directory, onTorn });
  await requireZone(database, { table, file, file_number, columns, dataset, time_zone: mapping?.time_zone });
  const row_count = (await countRows(database, table)) - before;
  if (file.row_count === undefined || file.row_count === row_count) return seen.is_torn || row_count > 0;
  const message = `Expected the ${file.row_count} rows of ${file.path}, found ${row_count}.`;
  throw new AnalyticsError('SOURCE_UNREADABLE', message);
}

interface ZonedRows {
  readonly table: string;
  readonly file: TableFile;
  readonly file_number: number;
  readonly columns: readonly FilledColumn[];
  readonly dataset: Dataset;
  /** What a mapping says. */
  readonly time_zone: string | undefined;
}

/** Throws SOURCE_SCHEMA where the name of a column says another zone than the mapping, and a time of it names none. */
async function requireZone(
  database: Database,
  { table, file, file_number, columns, dataset, time_zone }: ZonedRows,
): Promise<void> {
  const found = time_zone === undefined ? undefined : contradictedZone(dataset, columns, time_zone);
  if (found === undefined) return;
  const { time, zone } = found;
  const rows = await readRows(database, 'extracts/times_in_zone', { file_number }, { rows: table, time });
  if (rows.length === 0) return;
  const message = `Expected times in one zone, found ${zone} in the name of a column of ${file.path} and time_zone=${time_zone} in the mapping: leave the one out that is wrong.`;
  throw new AnalyticsError('SOURCE_SCHEMA', message);
}
