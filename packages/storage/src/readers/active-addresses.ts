/** Which of some addresses are in a slice. */
import type { Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';
import { sliceParameters } from '../slices/slice.ts';

/** Addresses in one question: keeps the question below what an engine reads as one statement. */
const BATCH = 10_000;

/** How many transfers of the window each has, in and out; who has none is left out. */
export async function transferCounts(
  database: Database,
  window: Window,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (let first = 0; first < addresses.length; first += BATCH) {
    const part = addresses.slice(first, first + BATCH);
    const rows = await readRows(database, 'addresses/active_among', { ...sliceParameters(window), addresses: part });
    for (const { address, transfer_count } of rows) counts.set(address, Number(transfer_count));
  }
  return counts;
}

/** Those with a transfer in the window. */
export async function activeAddresses(
  database: Database,
  window: Window,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await transferCounts(database, window, addresses)).keys());
}
