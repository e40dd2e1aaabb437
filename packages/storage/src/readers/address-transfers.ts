/** The transfers of one address in a window, filtered and cut into pages; and transactions by their hash. */
import { transferRowSchema, type TransferRow, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';

/** An absent field filters nothing. */
export interface AddressTransferFilter {
  readonly address: string;
  readonly direction?: 'in' | 'out' | undefined;
  readonly asset?: string | undefined;
  readonly counterparty?: string | undefined;
  readonly tx_id?: string | undefined;
  readonly least_usd?: number | undefined;
  readonly most_usd?: number | undefined;
  /** Epoch milliseconds, within the window; the end is not included. */
  readonly start_ms?: number | undefined;
  readonly end_ms?: number | undefined;
}

export interface AddressTransfers {
  readonly transfers: readonly TransferRow[];
  /** On all pages. */
  readonly transfer_count: number;
  readonly in_usd: string;
  readonly out_usd: string;
  /** Symbols of at most 100 assets. */
  readonly assets: readonly string[];
}

/** Ingestion refuses a transfer of as much. */
const MOST_USD = 1e15;

export async function addressTransfers(
  database: Database,
  window: Window,
  filter: AddressTransferFilter,
  page: { readonly is_largest_first: boolean; readonly row_limit: number; readonly row_offset: number },
): Promise<AddressTransfers> {
  const parameters = {
    address: filter.address,
    direction: filter.direction ?? '',
    asset: filter.asset ?? '',
    counterparty: filter.counterparty ?? '',
    tx_id: filter.tx_id ?? '',
    least_usd: filter.least_usd ?? 0,
    most_usd: filter.most_usd ?? MOST_USD,
    start_ms: Math.max(window.start_ms, filter.start_ms ?? 0),
    end_ms: Math.min(window.end_ms, filter.end_ms ?? Number.MAX_SAFE_INTEGER),
  };
  const transfers = await parsedRows(database, transferRowSchema, statement('transfers/of_address'), {
    ...parameters,
    ...page,
  });
  const [totals] = await readRows(database, 'transfers/of_address_totals', parameters);
  return {
    transfers,
    transfer_count: Number(totals?.transfer_count ?? 0),
    in_usd: totals?.in_usd ?? '0',
    out_usd: totals?.out_usd ?? '0',
    assets: totals?.assets ?? [],
  };
}

export type TransactionHit = QueryRow<'transfers/transactions'>;

/** Transactions whose hash begins or ends with `text`, the newest first. */
export async function findTransactions(
  database: Database,
  { start_ms, end_ms }: Window,
  text: string,
  row_limit: number,
): Promise<readonly TransactionHit[]> {
  return await readRows(database, 'transfers/transactions', { text, start_ms, end_ms, row_limit });
}
