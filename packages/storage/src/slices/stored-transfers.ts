/**
 * Names of a window's transfers, and transfers by their names, from what is stored alone: a window that was read once
 * is asked about without its tables of work. A row is the rank of a transfer in time order, as fill_transfers.sql
 * numbers it; between two of one time and block the ids decide, so that a row is known by time, block and its place
 * within both.
 */
import type { TransferColumns, Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';

export type TransferOrder = Pick<TransferColumns, 'length' | 'timestamp_ms' | 'block_height'>;

/** Bound to one statement. */
const MAX_PLACES = 10_000;

/**
 * The ids of transfers by their rows. What was stored anew after the window was read gets the id that stands there now.
 */
export async function transferIdsAt(
  database: Database,
  window: Window,
  order: TransferOrder,
  rows: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const ids = new Map<number, string>();
  for (let from = 0; from < rows.length; from += MAX_PLACES) {
    const some = rows.slice(from, from + MAX_PLACES);
    const times = some.map((row) => order.timestamp_ms[row] ?? 0);
    const heights = some.map((row) => order.block_height[row] ?? 0);
    const places = some.map((row, at) => row - firstRow(order, times[at] ?? 0, heights[at] ?? 0) + 1);
    const found = await readRows(database, 'transfers/ids_at_places', { ...timesOf(window), times, heights, places });
    for (const one of found) ids.set(rowOf(order, one), one.transfer_id);
  }
  return ids;
}

/**
 * The rows of transfers that are named by their ids, or by how those begin: all of a transaction (`tx_id`), an event
 * (`tx_id:event_index`) or an edge of it. One entry a transfer and name, in time order.
 */
export async function rowsNamedBy(
  database: Database,
  window: Window,
  order: TransferOrder,
  ids: readonly string[],
): Promise<readonly { readonly row: number; readonly id: string }[]> {
  const found = await readRows(database, 'transfers/places_of_named', { ...timesOf(window), ids: [...ids] });
  return found.map((one) => ({ row: rowOf(order, one), id: one.named_by }));
}

/** Up to `limit` ids of a window's transactions that begin and end so. */
export async function transactionsLike(
  database: Database,
  window: Window,
  like: { readonly beginning: string; readonly ending: string; readonly limit: number },
): Promise<readonly string[]> {
  const found = await readRows(database, 'transfers/transactions_like', { ...timesOf(window), ...like });
  return found.map(({ tx_id }) => tx_id);
}

function timesOf({ start_ms, end_ms }: Window): { readonly start_ms: number; readonly end_ms: number } {
  return { start_ms, end_ms };
}

interface Place {
  readonly block_timestamp: string | number;
  readonly block_height: number;
  readonly place: string | number;
}

function rowOf(order: TransferOrder, { block_timestamp, block_height, place }: Place): number {
  return firstRow(order, Number(block_timestamp), block_height) + Number(place) - 1;
}

/** O(log n). */
function firstRow({ length, timestamp_ms, block_height }: TransferOrder, time: number, height: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = timestamp_ms[middle] ?? 0;
    const isBefore = at < time || (at === time && (block_height[middle] ?? 0) < height);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
