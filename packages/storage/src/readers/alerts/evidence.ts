/** The transfers behind a finding, looked up by identity. */
import { transferRowSchema, type TransferRow } from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { parsedRows } from '../../engine/parsed-rows.ts';
import { statement } from '../../engine/statements.ts';

export interface Evidence {
  readonly transfer_ids: readonly string[];
  /** Epoch milliseconds of its first and last transfer. */
  readonly start_ms: number;
  readonly end_ms: number;
}

/** The transfers as they were ingested, in order of time; one that is gone is missing. */
export async function evidenceTransfers(database: Database, evidence: Evidence): Promise<TransferRow[]> {
  if (evidence.transfer_ids.length === 0) return [];
  return await parsedRows(database, transferRowSchema, statement('transfers/by_identity'), { ...evidence });
}
