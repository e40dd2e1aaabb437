/** The checked transfers of a source enter the core table; what they replace there is found before, and kept. */
import { DAY_MS, type Window } from '@analytics/domain';
import type { Database } from '@analytics/storage';
import { deleteMoved } from './moved-transfers.ts';
import type { StagedFile } from './staging.ts';
import { readRows, statement } from './statements.ts';

/** Of the sound transfers of a source. Times are epoch milliseconds; null where there is none. */
export interface ValueFacts {
  readonly unpriced_count: number;
  readonly computed_count: number;
  readonly rounded_count: number;
  readonly rounded_assets: readonly string[];
  readonly local_time_count: number;
  /** Transfers that name no asset, and what they are taken for. */
  readonly unnamed_count: number;
  readonly unnamed_symbol: string;
  readonly first_ms: number | null;
  readonly last_ms: number | null;
  readonly before_count: number;
  readonly in_count: number;
  readonly after_count: number;
}

/** Of a source without transfers. */
export const NO_VALUES: ValueFacts = {
  unpriced_count: 0,
  computed_count: 0,
  rounded_count: 0,
  rounded_assets: [],
  local_time_count: 0,
  unnamed_count: 0,
  unnamed_symbol: '',
  first_ms: null,
  last_ms: null,
  before_count: 0,
  in_count: 0,
  after_count: 0,
};

export async function valueFacts(database: Database, file: StagedFile, window: Window): Promise<ValueFacts> {
  const { start_ms, end_ms } = window;
  const { checked } = file;
  const [row] = await readRows(database, 'ingest/count_values', { start_ms, end_ms }, { checked });
  const sound = Number(row?.before_count ?? 0) + Number(row?.in_count ?? 0) + Number(row?.after_count ?? 0);
  return {
    unpriced_count: Number(row?.unpriced_count ?? 0),
    computed_count: Number(row?.computed_count ?? 0),
    rounded_count: Number(row?.rounded_count ?? 0),
    rounded_assets: row?.rounded_assets ?? [],
    local_time_count: Number(row?.local_time_count ?? 0),
    unnamed_count: Number(row?.unnamed_count ?? 0),
    unnamed_symbol: row?.unnamed_symbol ?? '',
    first_ms: sound === 0 ? null : Number(row?.first_timestamp_ms ?? 0),
    last_ms: sound === 0 ? null : Number(row?.last_timestamp_ms ?? 0),
    before_count: Number(row?.before_count ?? 0),
    in_count: Number(row?.in_count ?? 0),
    after_count: Number(row?.after_count ?? 0),
  };
}

/** The transfers of a source that were loaded before. */
export interface KnownTransfers {
  /** Those that say the same, and those that say something else. */
  readonly known_count: number;
  readonly changed_count: number;
  /** Some of the transactions that say something else. */
  readonly changed_ids: readonly string[];
  /** The table of them; absent where nothing was loaded before. */
  readonly changed?: string;
  drop(): Promise<void>;
}

export const NO_TRANSFERS_KNOWN: KnownTransfers = {
  known_count: 0,
  changed_count: 0,
  changed_ids: [],
  drop: () => Promise.resolve(),
};

/** Compares a source with what is loaded, before it is loaded itself. One join over the time that the source covers. */
export async function knownTransfers(
  database: Database,
  file: StagedFile,
  { first_ms, last_ms }: ValueFacts,
): Promise<KnownTransfers> {
  const isFirst = (await readRows(database, 'ingest/has_transfers')).length === 0;
  if (isFirst || first_ms === null || last_ms === null) {
    return NO_TRANSFERS_KNOWN;
  }
  const changed = file.checked.replace(/^ingest_[a-z]+/u, 'ingest_changed');
  const drop = async (): Promise<void> => {
    await database.command(`DROP TABLE IF EXISTS ${changed}`);
  };
  try {
    const names = { changed, checked: file.checked };
    await database.command(statement('ingest/find_changed', names), { first_ms, last_ms });
    const [row] = await readRows(database, 'ingest/count_changed', {}, { changed });
    const { changed_ids = [] } = row ?? {};
    const counts = { known_count: Number(row?.known_count ?? 0), changed_count: Number(row?.changed_count ?? 0) };
    return { ...counts, changed_ids, changed, drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

export interface Loading {
  readonly version: number;
  readonly known: KnownTransfers;
  readonly values: ValueFacts;
  /** Whether a transaction stands in one block: then all of it moves. */
  readonly has_blocks: boolean;
}

/** A partition of what is ingested is a month and one INSERT may touch 100; stay well below. */
export const CHUNK_MS = 80 * 28 * DAY_MS;

/**
 * Loads the transfers and removes what they moved; gives how many were moved. What must go is found before, so that it
 * is cheap, and removed after, so that a failure in between loses nothing: the next ingest finds it again.
 */
export async function insertTransfers(database: Database, file: StagedFile, loading: Loading): Promise<number> {
  const { known, version, has_blocks } = loading;
  if (known.changed === undefined) {
    await insertChunks(database, file, loading);
    return 0;
  }
  const moved = file.checked.replace(/^ingest_[a-z]+/u, 'ingest_moved');
  try {
    const finding = has_blocks ? 'ingest/find_moved_transactions' : 'ingest/find_moved';
    await database.command(statement(finding, { moved, checked: file.checked }));
    if (known.changed_count > 0) {
      await database.command(statement('ingest/keep_replaced', { changed: known.changed }), { version });
    }
    await insertChunks(database, file, loading);
    const [row] = await readRows(database, 'ingest/count_moved', {}, { moved });
    const moved_count = Number(row?.moved_count ?? 0);
    if (moved_count > 0) await deleteMoved(database, moved);
    return moved_count;
  } finally {
    await database.command(`DROP TABLE IF EXISTS ${moved}`);
  }
}

async function insertChunks(
  database: Database,
  file: StagedFile,
  { version, values: { first_ms, last_ms } }: Loading,
): Promise<void> {
  if (first_ms === null || last_ms === null) return;
  const text = statement('ingest/insert_transfers', { checked: file.checked });
  for (let start_ms = first_ms; start_ms <= last_ms; start_ms += CHUNK_MS) {
    await database.command(text, { version, chunk_start_ms: start_ms, chunk_end_ms: start_ms + CHUNK_MS });
  }
}
