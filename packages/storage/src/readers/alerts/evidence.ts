/** The transfers behind a finding, looked up by identity. */
import { transferRowSchema, type AlertRow, type TransferRow, type Window } from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { parsedRows } from '../../engine/parsed-rows.ts';
import { readRows } from '../../engine/read-rows.ts';
import { statement } from '../../engine/statements.ts';
import { sliceParameters } from '../../slices/slice.ts';

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

export interface AlertTransfers {
  readonly transfers: readonly TransferRow[];
  /** How many can be read: all, but where an earlier version wrote the slice and the alert lists a part of its evidence. */
  readonly readable_count: number;
}

/** A page of all transfers of an alert, listed in its row or not, in order of time. */
export async function alertTransfers(
  database: Database,
  window: Window,
  alert: AlertRow,
  page: { readonly row_limit: number; readonly row_offset: number },
): Promise<AlertTransfers> {
  const { alert_id, evidence_transfers, start_time: start_ms, end_time: end_ms } = alert;
  const slice = sliceParameters(window);
  const [kept] = alert.evidence_is_complete
    ? []
    : await readRows(database, 'alerts/kept_transfer_count', { ...slice, alert_id });
  const kept_count = Number(kept?.kept_count ?? 0);
  if (kept_count > 0) {
    const parameters = { ...slice, alert_id, start_ms, end_ms, ...page };
    const transfers = await parsedRows(database, transferRowSchema, statement('transfers/of_alert'), parameters);
    return { transfers, readable_count: kept_count };
  }
  const transfer_ids = evidence_transfers.slice(page.row_offset, page.row_offset + page.row_limit);
  const transfers = await evidenceTransfers(database, { transfer_ids, start_ms, end_ms });
  return { transfers, readable_count: evidence_transfers.length };
}
