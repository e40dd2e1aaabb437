/**
 * Loads a source's files into the core tables: everything is read and checked first, then loaded; loading again changes
 * nothing.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AnalyticsError,
  matchNotices,
  percent,
  type ErrorCode,
  type NetworkName,
  type RowAccount,
  type RunNotice,
  type Window,
} from '@analytics/domain';
import { matchedLabels, type Database } from '@analytics/storage';
import type { z } from 'zod';
import { mixedForms } from './address-forms.ts';
import { countedRows, type CountedRows } from './counted-rows.ts';
import { FORMATS } from './formats/formats.ts';
import { stageExtract, type ReadingOptions, type StagedExtract } from './formats/stage-extract.ts';
import { NO_DOUBTS } from './formats/table-doubts.ts';
import type { QUERY_ROWS } from './generated/query-rows.ts';
import { ingestNotices } from './ingest-notices.ts';
import { labelNotices } from './label-notices.ts';
import { readSourceLists, storeSourceLists } from './labels/source-lists.ts';
import { loadPrices } from './load-prices.ts';
import { NO_TRANSFERS_KNOWN, NO_VALUES, insertTransfers, knownTransfers, valueFacts } from './load-transfers.ts';
import { namedOtherwise } from './named-otherwise.ts';
import { reasonKind } from './reasons.ts';
import { faultyCount, rowAccount } from './row-account.ts';
import type { SourceLocation } from './source-location.ts';
import type { LocatedExtract } from './sources/extract-files.ts';
import { fetchSource, withNames } from './sources/fetch-source.ts';
import type { LocatedFiles } from './sources/source-files.ts';
import { storeSourceLabels } from './store-source-labels.ts';
import type { CoreKind } from './core-columns.ts';
import { stageCoreFile, type StagedFile } from './staging.ts';
import { readRows, statement } from './statements.ts';
import type { FileColumns } from './tables/file-columns.ts';
import type { Valuing } from './valuing.ts';
import { NO_ZERO_VALUE, keepZeroValueTransfers, zeroValueFacts } from './zero-value-transfers.ts';

/** What the files of a source do not say of themselves, and how much of one may be faulty. */
export interface IngestSettings extends ReadingOptions, Omit<Valuing, 'staged_prices'> {
  readonly max_rejected_ratio: number;
}

export interface IngestRequest {
  readonly source: SourceLocation;
  readonly network: NetworkName;
  readonly window: Window;
  readonly settings: IngestSettings;
  /** Where rejected rows are kept, and a remote source's files until they are loaded; made when it is needed. */
  readonly run_directory: string;
  /** Stops the reading of a remote source. */
  readonly signal?: AbortSignal | undefined;
  /** Later versions replace earlier ones of the same identity. */
  readonly version: number;
  /** Reads and checks everything, and loads nothing. */
  readonly is_dry_run?: boolean | undefined;
}

type PreviewRow = z.infer<ReturnType<(typeof QUERY_ROWS)['ingest/preview_rows']>>;

/** What an ingest that loads nothing shows. */
export interface IngestPreview {
  /** Each file that is read, with what its columns mean. */
  readonly files: readonly FileColumns[];
  readonly loaded: readonly PreviewRow[];
  readonly unloaded: readonly PreviewRow[];
  /** Why nothing of the source would be loaded; null where it would. */
  readonly refusal: { readonly code: ErrorCode; readonly message: string } | null;
}

export interface FileReport {
  readonly kind: CoreKind;
  readonly path: string;
  readonly row_count: number;
  readonly loaded_count: number;
  readonly rejected: Readonly<Record<string, number>>;
  /** Where the rejected rows are, with their reasons; absent where none was. */
  readonly rejected_path?: string;
}

export interface IngestReport {
  readonly files: readonly FileReport[];
  /** What became of every row that describes a transfer. */
  readonly account: RowAccount;
  /** Transfers without amount_usd: valued from daily prices, and left at 0 for want of a price. */
  readonly computed_value_count: number;
  readonly unpriced_count: number;
  readonly notices: readonly RunNotice[];
  /** Of a dry run. */
  readonly preview?: IngestPreview;
}

const LOAD_ORDER: readonly CoreKind[] = ['assets', 'asset_prices', 'address_labels', 'transfers'];

/** A file of the source that is staged, and what became of its rows. */
export interface CountedFile extends CountedRows {
  readonly kind: CoreKind;
  readonly file: StagedFile;
}

/**
 * Ingests one window's files. Rows that are not loaded are counted by reason and kept as Parquet. Throws
 * SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, SOURCE_FORBIDDEN, SOURCE_CHECKSUM, SOURCE_UNREADABLE, SOURCE_SCHEMA,
 * ALL_ROWS_REJECTED or TOO_MANY_REJECTED; then nothing of the source was loaded.
 */
export async function ingest(database: Database, request: IngestRequest): Promise<IngestReport> {
  const { files, named, release } = await fetchSource(request.source, request);
  try {
    const report = await ingestFiles(database, files, request);
    return { ...report, files: report.files.map((one) => ({ ...one, path: named(one.path) })) };
  } catch (error) {
    throw withNames(error, named);
  } finally {
    await release();
  }
}

/** What an export says of itself beside its rows. */
type SaidByExtract = Pick<
  StagedExtract,
  'assumed_coin' | 'has_blocks' | 'is_written_by_hand' | 'files' | 'torn_beside' | 'decimals' | 'doubts'
>;

/** Later than all that is stored, also by a clock that was set back: what is older would count for nothing. */
async function versionOf(database: Database, { version }: IngestRequest): Promise<number> {
  const [stored] = await readRows(database, 'ingest/newest_version');
  return Math.max(version, Number(stored?.newest_version ?? 0) + 1);
}

async function ingestFiles(
  database: Database,
  located: LocatedFiles | LocatedExtract,
  asked: IngestRequest,
): Promise<IngestReport> {
  const request = { ...asked, version: await versionOf(database, asked) };
  const staged: { kind: CoreKind; file: StagedFile }[] = [];
  const { run_directory: scratch_directory } = request;
  let said: SaidByExtract = {
    assumed_coin: undefined,
    has_blocks: false,
    is_written_by_hand: false,
    files: [],
    torn_beside: [],
    decimals: { set_aside: [], applied: [] },
    doubts: NO_DOUBTS,
  };
  try {
    const lists = await readSourceLists(located.label_lists ?? []);
    for (const kind of LOAD_ORDER) {
      const path = located[kind];
      if (path === undefined) continue;
      const valuing = valuingOf(staged, request.settings);
      staged.push({
        kind,
        file: await stageCoreFile(database, kind, path, request.network, valuing, {}, scratch_directory),
      });
    }
    if ('format' in located) {
      const { format, datasets: files, directory: place } = located;
      const { network, settings: options } = request;
      const valuing = valuingOf(staged, options);
      const { source } = request;
      const mapping = 'mapping' in source ? source.mapping : undefined;
      const default_symbol = FORMATS[format].family !== 'any' ? '' : await onlyAsset(database, valuing.staged_prices);
      const wanted = { format, files, place, network, options, mapping, default_symbol, valuing, scratch_directory };
      const extract = await stageExtract(database, wanted);
      said = extract;
      staged.push({ kind: 'assets', file: extract.assets }, { kind: 'transfers', file: extract.transfers });
    }
    const files: CountedFile[] = [];
    await database.releaseMemory();
    for (const { kind, file } of staged) {
      files.push({ kind, ...(await countedRows(database, file)), file });
    }
    const reports: FileReport[] = [];
    for (const file of files) reports.push(await reportFile(database, file, request));
    // A source may hold labels or prices alone.
    const transfers = files.find(({ kind }) => kind === 'transfers');
    const refusal = transfers === undefined ? undefined : refusalOf(transfers, reports, request.settings);
    const is_dry_run = request.is_dry_run === true;
    if (refusal !== undefined && !is_dry_run) throw refusal;
    const values = transfers === undefined ? NO_VALUES : await valueFacts(database, transfers.file, request.window);
    const zeros = transfers === undefined ? NO_ZERO_VALUE : await zeroValueFacts(database, transfers.file);
    const known = transfers === undefined ? NO_TRANSFERS_KNOWN : await knownTransfers(database, transfers.file, values);
    const found = transfers === undefined ? [] : await mixedForms(database, transfers.file.checked);
    if (transfers !== undefined && 'format' in located)
      found.push(...(await namedOtherwise(database, transfers.file.checked, values)));
    let moved_count = 0;
    try {
      if (!is_dry_run) {
        found.push(...(await insertBeside(database, staged, request)));
        if (transfers !== undefined) {
          moved_count = await insertTransfers(database, transfers.file, {
            ...request,
            known,
            values,
            has_blocks: said.has_blocks,
          });
          await keepZeroValueTransfers(database, transfers.file, zeros, request.version);
        }
      }
    } finally {
      await known.drop();
    }
    const labels = await storeSourceLists(database, request.network, lists, { ...request, is_dry_run });
    reports.push(...labels.reports);
    const staged_labels = staged.find(({ kind }) => kind === 'address_labels')?.file;
    if ((staged_labels !== undefined || lists.length > 0) && !is_dry_run)
      found.push(...matchNotices(await matchedLabels(database, request.network)));
    if (staged_labels !== undefined && !is_dry_run)
      found.push(...(await labelNotices(database, staged_labels.checked)));
    found.push(...labels.notices);
    const account = rowAccount(transfers, values, known, zeros, located.unread);
    const { computed_count: computed_value_count, unpriced_count } = values;
    const read_files = [...said.files, ...staged.flatMap(({ file }) => file.columns_read ?? [])];
    const facts = {
      values,
      known,
      moved_count,
      assumed_coin: said.assumed_coin,
      torn_beside: said.torn_beside,
      decimals: said.decimals,
      doubts: said.doubts,
      written_files: [
        ...(said.is_written_by_hand ? said.files : []),
        ...read_files.filter(({ dataset }) => dataset === 'address_labels'),
      ],
      read_files,
      is_extract: 'format' in located,
      has_lists: lists.length > 0,
    };
    const notices = [...ingestNotices(files, account, located.unread, facts), ...found];
    const report = { files: reports, account, computed_value_count, unpriced_count, notices };
    if (!is_dry_run || transfers === undefined) return report;
    return { ...report, preview: await previewOf(database, transfers.file, read_files, refusal) };
  } finally {
    for (const { file } of staged) await file.drop();
  }
}

/** Loads what stands beside the transfers; the notices are of its labels and prices. */
async function insertBeside(
  database: Database,
  staged: readonly { kind: CoreKind; file: StagedFile }[],
  request: IngestRequest,
): Promise<RunNotice[]> {
  const notices: RunNotice[] = [];
  for (const { kind, file } of staged) {
    if (kind === 'transfers') continue;
    if (kind === 'address_labels')
      notices.push(...(await storeSourceLabels(database, request.network, file, request.version)));
    else if (kind === 'asset_prices') {
      const transfers = staged.find((one) => one.kind === 'transfers')?.file.checked ?? 'core_transfers';
      notices.push(...(await loadPrices(database, { checked: file.checked, transfers, version: request.version })));
    } else await insertAssets(database, file, request);
  }
  return notices;
}

function valuingOf(
  staged: readonly { kind: CoreKind; file: StagedFile }[],
  { price_max_days, stablecoins }: IngestSettings,
): Valuing {
  const staged_prices = staged.find(({ kind }) => kind === 'asset_prices')?.file.checked;
  return { staged_prices, price_max_days, stablecoins };
}

/** What rows that name no asset are of: the one asset that prices come with, else one without a name. */
async function onlyAsset(database: Database, prices: string | undefined): Promise<string> {
  if (prices === undefined) return UNNAMED;
  const rows = await readRows(database, 'ingest/priced_assets', {}, { checked: prices });
  return rows.length === 1 ? (rows[0]?.asset_symbol ?? UNNAMED) : UNNAMED;
}

const UNNAMED = 'UNNAMED';

async function reportFile(
  database: Database,
  { kind, file, counts }: CountedFile,
  request: IngestRequest,
): Promise<FileReport> {
  const rejected: Record<string, number> = {};
  let loaded_count = 0;
  for (const { reason, row_count } of counts) {
    if (reason === '') loaded_count += row_count;
    else rejected[reason] = (rejected[reason] ?? 0) + row_count;
  }
  const report = { kind, path: file.path, row_count: file.row_count, loaded_count, rejected };
  if (Object.keys(rejected).length === 0) return report;
  await mkdir(request.run_directory, { recursive: true });
  const path = join(request.run_directory, `rejected_${kind}.parquet`);
  await database.exportToFile(statement('ingest/rejected_rows', { rejected: file.rejected }), {}, 'parquet', path);
  return { ...report, rejected_path: path };
}

/** Rows that a preview shows of each kind. */
const PREVIEW_ROWS = 10;

async function previewOf(
  database: Database,
  { checked }: StagedFile,
  files: readonly FileColumns[],
  error: AnalyticsError | undefined,
): Promise<IngestPreview> {
  const rowsOf = async (is_sound: boolean): Promise<PreviewRow[]> =>
    await readRows(database, 'ingest/preview_rows', { is_sound, row_limit: PREVIEW_ROWS }, { checked });
  const refusal = error === undefined ? null : { code: error.code, message: error.message };
  return { files, loaded: await rowsOf(true), unloaded: await rowsOf(false), refusal };
}

/** ALL_ROWS_REJECTED where nothing is left, TOO_MANY_REJECTED where too much of the source is faulty. */
function refusalOf(
  transfers: CountedFile,
  reports: readonly FileReport[],
  settings: IngestSettings,
): AnalyticsError | undefined {
  const report = reports.find(({ kind }) => kind === 'transfers');
  if (report === undefined || report.row_count === 0) return undefined;
  const { path, row_count, loaded_count, rejected_path = 'no file' } = report;
  const listOf = (isListed: (reason: string) => boolean): string =>
    Object.entries(report.rejected)
      .filter(([reason]) => isListed(reason))
      .map(([reason, count]) => `${count} ${reason}`)
      .join(', ');
  if (loaded_count === 0) {
    const message = `Expected sound transfers in ${path}, found all ${row_count} rows rejected (${listOf(() => true)}); they are kept in ${rejected_path}.`;
    return new AnalyticsError('ALL_ROWS_REJECTED', message + hintOf(report.rejected));
  }
  const faulty = faultyCount(transfers);
  if (faulty / row_count <= settings.max_rejected_ratio) return undefined;
  const message = `Expected at most ${percent(settings.max_rejected_ratio)} of the ${row_count} rows of ${path} to be faulty, found ${faulty} (${percent(faulty / row_count)}): ${listOf((reason) => reasonKind(reason) === 'faulty')}; they are kept in ${rejected_path}.`;
  return new AnalyticsError('TOO_MANY_REJECTED', message + hintOf(report.rejected));
}

/** What to do about the reasons that a setting decides. */
function hintOf(rejected: Readonly<Record<string, number>>): string {
  if ('unknown_receipt_status' in rejected) {
    return ' Nothing says whether the transactions failed: load the receipts too, or, for blocks before October 2017, set ingestion.assume_success (docs/formats.md).';
  }
  if ('ambiguous_date' in rejected) {
    return ' Dates such as 03/04/2024 mean two days: say --map date_order=dmy or mdy, or set ingestion.date_order; of digits alone say time_format or time_unit.';
  }
  if ('ambiguous_amount' in rejected) {
    return ' 1,234 is 1.234 or 1234: say --map decimal_mark=, where the comma is the decimal mark, decimal_mark=. where it parts thousands.';
  }
  if ('negative_amount' in rejected) {
    return ' Where a sign says which way the money went, name the account, the other side and the column of the direction: --map account=…,counterparty=…,direction=… (docs/formats.md).';
  }
  if ('unknown_direction' in rejected) {
    return ' Words for out are out, sent, withdrawal, debit, for in: in, received, deposit, credit; rows of anything else belong into a table of their own.';
  }
  if ('missing_block_timestamp' in rejected) {
    return ' Nothing says when they were: put the blocks of the same tool beside its files, or give each row its time (docs/formats.md).';
  }
  if ('amount_not_a_number' in rejected) {
    return ' An amount has digits and a decimal mark: where commas stand in it, say --map decimal_mark=, or decimal_mark=. where they part thousands.';
  }
  return '';
}

async function insertAssets(database: Database, file: StagedFile, request: IngestRequest): Promise<void> {
  const parameters = { version: request.version, network: request.network };
  await database.command(statement('ingest/insert_assets', { checked: file.checked }), parameters);
}
