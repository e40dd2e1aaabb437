/** Loads a source's files into the core tables: everything is read and checked first, then loaded; loading again changes nothing. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AnalyticsError, DAY_MS, counted, type NetworkName, type RunNotice, type Window } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import { stageExtract } from './formats/stage-extract.ts';
import { deleteMoved } from './moved-transfers.ts';
import { SOUND_REASONS, reasonKind } from './reasons.ts';
import type { SourceLocation } from './source-location.ts';
import type { LocatedExtract } from './sources/extract-files.ts';
import { fetchSource } from './sources/fetch-source.ts';
import { CORE_FILES, type LocatedFiles } from './sources/source-files.ts';
import { stageCoreFile, type CoreKind, type StagedFile } from './staging.ts';
import { readRows, statement } from './statements.ts';

export interface IngestRequest {
  readonly source: SourceLocation;
  readonly network: NetworkName;
  readonly window: Window;
  /** Where rejected rows are kept, and a remote source's files until they are loaded; made when it is needed. */
  readonly run_directory: string;
  /** Stops the reading of a remote source. */
  readonly signal?: AbortSignal | undefined;
  /** Later versions replace earlier ones of the same identity. */
  readonly version: number;
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
  /** Transfers without amount_usd: valued from daily prices, and left at 0 for want of a price. */
  readonly computed_value_count: number;
  readonly unpriced_count: number;
  readonly notices: readonly RunNotice[];
}

/** A partition of core_transfers is a month and one INSERT may touch 100; stay well below. */
const CHUNK_MS = 80 * 28 * DAY_MS;

const LOAD_ORDER: readonly CoreKind[] = ['assets', 'asset_prices', 'address_labels', 'transfers'];

/**
 * Ingests one window's files. Rejected rows are counted by reason and kept as Parquet.
 * Throws SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, SOURCE_FORBIDDEN, SOURCE_CHECKSUM, SOURCE_UNREADABLE, SOURCE_SCHEMA or ALL_ROWS_REJECTED;
 * then nothing of the source was loaded.
 */
export async function ingest(database: Database, request: IngestRequest): Promise<IngestReport> {
  const { files: located, release } = await fetchSource(request.source, request);
  const staged: { kind: CoreKind; file: StagedFile }[] = [];
  const files: FileReport[] = [];
  let assumed_coin: string | undefined;
  try {
    for (const kind of LOAD_ORDER) {
      const path = located[kind];
      if (path === undefined) continue;
      const prices = pricesOf(staged);
      staged.push({ kind, file: await stageCoreFile(database, kind, path, request.network, prices) });
    }
    if ('format' in located) {
      const { format, datasets, directory: place } = located;
      const options = { time_zone: 'UTC' };
      const wanted = {
        format,
        files: datasets,
        place,
        network: request.network,
        options,
        staged_prices: pricesOf(staged),
      };
      const extract = await stageExtract(database, wanted);
      assumed_coin = extract.assumed_coin;
      staged.push({ kind: 'assets', file: extract.assets }, { kind: 'transfers', file: extract.transfers });
    }
    for (const { kind, file } of staged) files.push(await reportFile(database, kind, file, request));
    refuseAllRejected(files);
    let moved_count = 0;
    for (const { kind, file } of staged) {
      if (kind === 'transfers') moved_count = await insertTransfers(database, file, request);
      else await insertFile(database, kind, file, request);
    }
    const transfers = staged.find(({ kind }) => kind === 'transfers')?.file;
    const values = transfers === undefined ? undefined : await countValues(database, transfers);
    const valued = { computed_value_count: values?.computed ?? 0, unpriced_count: values?.unpriced ?? 0 };
    const facts = { ...valued, ...values, moved_count, assumed_coin };
    return { files, ...valued, notices: noticesOf(files, staged, facts, located) };
  } finally {
    for (const { file } of staged) await file.drop();
    await release();
  }
}

function pricesOf(staged: readonly { kind: CoreKind; file: StagedFile }[]): string | undefined {
  return staged.find(({ kind }) => kind === 'asset_prices')?.file.checked;
}

async function reportFile(
  database: Database,
  kind: CoreKind,
  file: StagedFile,
  request: IngestRequest,
): Promise<FileReport> {
  const counts = await readRows(database, 'ingest/count_reasons', {}, { checked: file.checked });
  const loaded_count = Number(counts.find(({ reason }) => reason === '')?.row_count ?? 0);
  const rejected = Object.fromEntries(
    counts.filter(({ reason }) => reason !== '').map(({ reason, row_count }) => [reason, Number(row_count)]),
  );
  const rejected_path =
    Object.keys(rejected).length > 0 ? await keepRejected(database, kind, file, request) : undefined;
  return {
    kind,
    path: file.path,
    row_count: file.row_count,
    loaded_count,
    rejected,
    ...(rejected_path === undefined ? {} : { rejected_path }),
  };
}

function refuseAllRejected(files: readonly FileReport[]): void {
  for (const { kind, path, row_count, loaded_count, rejected, rejected_path } of files) {
    if (kind !== 'transfers' || loaded_count > 0 || row_count === 0) continue;
    throw new AnalyticsError(
      'ALL_ROWS_REJECTED',
      `Expected sound transfers in ${path}, found all ${row_count} rows rejected (${summary(rejected)}); they are kept in ${rejected_path ?? 'no file'}.`,
    );
  }
}

async function keepRejected(
  database: Database,
  kind: CoreKind,
  file: StagedFile,
  request: IngestRequest,
): Promise<string> {
  await mkdir(request.run_directory, { recursive: true });
  const path = join(request.run_directory, `rejected_${kind}.parquet`);
  await database.exportToFile(statement('ingest/rejected_rows', { rejected: file.rejected }), {}, 'parquet', path);
  return path;
}

async function insertFile(database: Database, kind: CoreKind, file: StagedFile, request: IngestRequest): Promise<void> {
  const parameters = { version: request.version, network: request.network };
  await database.command(statement(`ingest/insert_${kind}`, { checked: file.checked }), parameters);
}

/**
 * Loads the transfers and removes what they moved; gives how many were moved. What must go is found before, so that it is cheap, and
 * removed after, so that a failure in between loses nothing: the next ingest finds it again.
 */
async function insertTransfers(database: Database, file: StagedFile, request: IngestRequest): Promise<number> {
  const moved = file.checked.replace(/^ingest_[a-z]+/u, 'ingest_moved');
  const isFirst = (await readRows(database, 'ingest/has_transfers')).length === 0;
  try {
    if (!isFirst) await database.command(statement('ingest/find_moved', { moved, checked: file.checked }));
    await insertChunks(database, file, request);
    if (isFirst) return 0;
    const [row] = await readRows(database, 'ingest/count_moved', {}, { moved });
    const moved_count = Number(row?.moved_count ?? 0);
    if (moved_count > 0) {
      await deleteMoved(database, moved);
    }
    return moved_count;
  } finally {
    await database.command(`DROP TABLE IF EXISTS ${moved}`);
  }
}

async function insertChunks(database: Database, file: StagedFile, request: IngestRequest): Promise<void> {
  const text = statement('ingest/insert_transfers', { checked: file.checked });
  const { first_ms, last_ms } = await countValues(database, file);
  for (let start_ms = first_ms; start_ms <= last_ms; start_ms += CHUNK_MS) {
    const chunk = { chunk_start_ms: start_ms, chunk_end_ms: start_ms + CHUNK_MS };
    await database.command(text, { version: request.version, ...chunk });
  }
}

/** Of the sound transfers of a file. */
interface ValueFacts {
  readonly unpriced: number;
  readonly computed: number;
  readonly first_ms: number;
  readonly last_ms: number;
  readonly rounded_count: number;
  readonly rounded_assets: readonly string[];
  readonly local_time_count: number;
}

async function countValues(database: Database, file: StagedFile): Promise<ValueFacts> {
  const [row] = await readRows(database, 'ingest/count_values', {}, { checked: file.checked });
  return {
    unpriced: Number(row?.unpriced_count ?? 0),
    computed: Number(row?.computed_count ?? 0),
    first_ms: Number(row?.first_timestamp_ms ?? 0),
    last_ms: Number(row?.last_timestamp_ms ?? -1),
    rounded_count: Number(row?.rounded_count ?? 0),
    rounded_assets: row?.rounded_assets ?? [],
    local_time_count: Number(row?.local_time_count ?? 0),
  };
}

function noticesOf(
  files: readonly FileReport[],
  staged: readonly { kind: CoreKind; file: StagedFile }[],
  facts: Partial<ValueFacts> & {
    readonly computed_value_count: number;
    readonly unpriced_count: number;
    readonly moved_count: number;
    readonly assumed_coin: string | undefined;
  },
  located: LocatedFiles | LocatedExtract,
): RunNotice[] {
  const notices: RunNotice[] = [];
  for (const kind of LOAD_ORDER) {
    if (!files.some((file) => file.kind === kind)) {
      notices.push({
        code: 'FILE_ABSENT',
        message: `No ${kind} came with the source; ${WITHOUT[kind]}.`,
        count: 1,
      });
    }
  }
  // An export of a tool knows no values, which VALUE_COMPUTED and VALUE_UNKNOWN tell.
  for (const { kind, file } of 'format' in located ? [] : staged) {
    for (const column of file.absent_columns.filter((name) => name === 'amount_usd' || name === 'fee')) {
      notices.push({ code: 'COLUMN_ABSENT', message: `${CORE_FILES[kind]} has no column ${column}.`, count: 1 });
    }
  }
  for (const file of files) {
    for (const [reason, count] of Object.entries(file.rejected)) notices.push(rejectionNotice(file, reason, count));
  }
  if (located.unread.length > 0) {
    const list = located.unread.map(({ path, reason }) => `${basename(path)} (${reason})`);
    const more = list.length > MAX_NAMES ? ` and ${counted(list.length - MAX_NAMES, 'other')}` : '';
    const message = `Not read of the source's folder: ${list.slice(0, MAX_NAMES).join('; ')}${more}.`;
    notices.push({ code: 'FILE_NOT_READ', message, count: list.length });
  }
  const { rounded_count = 0, rounded_assets = [], local_time_count = 0 } = facts;
  if (facts.assumed_coin !== undefined) {
    const message = `Taken for ${facts.assumed_coin} with 18 decimals: the coin of the chain, which no file names.`;
    notices.push({ code: 'COIN_ASSUMED', message, count: 1 });
  }
  if (rounded_count > 0) {
    const message = `Rounded to 18 decimals, half to even: the amounts of ${counted(rounded_count, 'transfer')} (${rounded_assets.join(', ')}).`;
    notices.push({ code: 'AMOUNTS_ROUNDED', message, count: rounded_count });
  }
  if (local_time_count > 0) {
    const message = `Read as UTC: the times of ${counted(local_time_count, 'transfer')}, which name no time zone.`;
    notices.push({ code: 'TIME_ZONE_ASSUMED', message, count: local_time_count });
  }
  if (facts.moved_count > 0) {
    const count = facts.moved_count;
    notices.push({
      code: 'TRANSFERS_MOVED',
      message: `Replaced by newer ones at another block or in another month: ${counted(count, 'transfer')} that had been loaded before.`,
      count,
    });
  }
  if (facts.computed_value_count > 0) {
    const count = facts.computed_value_count;
    notices.push({
      code: 'VALUE_COMPUTED',
      message: `${count} transfers had no amount_usd and were valued at the day's price.`,
      count,
    });
  }
  if (facts.unpriced_count > 0) {
    const count = facts.unpriced_count;
    notices.push({
      code: 'VALUE_UNKNOWN',
      message: `${count} transfers have neither amount_usd nor a price that day; they count as 0 USD.`,
      count,
    });
  }
  return notices;
}

function rejectionNotice(file: FileReport, reason: string, count: number): RunNotice {
  const name = basename(file.path);
  const meaning = reason in SOUND_REASONS ? ` (${SOUND_REASONS[reason as keyof typeof SOUND_REASONS].meaning})` : '';
  const rows = counted(count, 'row');
  switch (reasonKind(reason)) {
    case 'no_effect':
      return { code: 'ROWS_WITHOUT_EFFECT', message: `${name}: ${rows} not loaded as ${reason}${meaning}.`, count };
    case 'set_aside':
      return { code: 'ROWS_SET_ASIDE', message: `${name}: ${rows} not loaded as ${reason}${meaning}.`, count };
    case 'faulty':
      return { code: 'ROWS_REJECTED', message: `${name}: ${rows} rejected as ${reason}.`, count };
  }
}

/** Of files in one notice. */
const MAX_NAMES = 10;

const WITHOUT: Readonly<Record<CoreKind, string>> = {
  transfers: 'there is nothing to analyse',
  assets: 'asset names come from the transfers',
  asset_prices: 'amounts without a USD value stay at 0 USD',
  address_labels: 'no address counts as a service or as a risk, unless labels were loaded before',
};

function summary(rejected: Readonly<Record<string, number>>): string {
  return Object.entries(rejected)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}
