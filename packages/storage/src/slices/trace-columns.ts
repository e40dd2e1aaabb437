/** What a trace reads of a prepared window beside its columns. */
import type { NetworkName, Window } from '@analytics/domain';
import { sharedDecimalWords } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from './slice.ts';

export interface TraceColumns {
  /** Two words a transfer: the exact amount, scaled by 10^18. */
  readonly amount_exact: BigUint64Array;
  /** Best first within an address. */
  readonly labels: readonly QueryRow<'work/label_names'>[];
}

/** 16 bytes a transfer. */
export async function traceColumns(database: Database, window: Window, network: NetworkName): Promise<TraceColumns> {
  const slice = sliceParameters(window);
  const columns = await database.arrow(statement('work/trace_columns'), slice);
  return {
    amount_exact: sharedDecimalWords(columns, 'amount_exact'),
    labels: await readRows(database, 'work/label_names', { ...slice, network }),
  };
}

/**
 * The rows of transfers of a prepared window that are named by their ids, or by how those begin: all of a transaction
 * (`tx_id`), an event (`tx_id:event_index`) or an edge of it. One entry a transfer and name, in time order.
 */
export async function rowsNamedBy(
  database: Database,
  window: Window,
  ids: readonly string[],
): Promise<readonly { readonly row: number; readonly id: string }[]> {
  const found = await readRows(database, 'work/rows_of_named', { ...sliceParameters(window), ids: [...ids] });
  return found.map(({ transfer_row, named_by }) => ({ row: transfer_row, id: named_by }));
}

/** Up to `limit` ids of transactions of a prepared window that begin and end so. */
export async function transactionsLike(
  database: Database,
  window: Window,
  like: { readonly beginning: string; readonly ending: string; readonly limit: number },
): Promise<readonly string[]> {
  const found = await readRows(database, 'work/ids_like', { ...sliceParameters(window), ...like });
  return found.map(({ tx_id }) => tx_id);
}
