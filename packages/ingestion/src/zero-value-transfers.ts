/** Transfers that moved nothing: no row of core_transfers, kept beside them for the detectors that need them. */
import type { Database } from '@analytics/storage';
import { CHUNK_MS } from './load-transfers.ts';
import type { StagedFile } from './staging.ts';
import { readRows, statement } from './statements.ts';

/** Of the transfers of value zero of a source that have all that a detector needs. Times are epoch milliseconds. */
export interface ZeroValueFacts {
  readonly kept_count: number;
  readonly first_ms: number;
  readonly last_ms: number;
}

/** Of a source without transfers. */
export const NO_ZERO_VALUE: ZeroValueFacts = { kept_count: 0, first_ms: 0, last_ms: 0 };

export async function zeroValueFacts(database: Database, { checked }: StagedFile): Promise<ZeroValueFacts> {
  const [row] = await readRows(database, 'ingest/count_zero_value_transfers', {}, { checked });
  return {
    kept_count: Number(row?.kept_count ?? 0),
    first_ms: Number(row?.first_timestamp_ms ?? 0),
    last_ms: Number(row?.last_timestamp_ms ?? 0),
  };
}

/** Loading them again changes nothing. */
export async function keepZeroValueTransfers(
  database: Database,
  { checked }: StagedFile,
  { kept_count, first_ms, last_ms }: ZeroValueFacts,
  version: number,
): Promise<void> {
  if (kept_count === 0) return;
  const text = statement('ingest/insert_zero_value_transfers', { checked });
  for (let start_ms = first_ms; start_ms <= last_ms; start_ms += CHUNK_MS) {
    await database.command(text, { version, chunk_start_ms: start_ms, chunk_end_ms: start_ms + CHUNK_MS });
  }
}
