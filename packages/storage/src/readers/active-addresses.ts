/** Which of some addresses are in a slice. */
import type { Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { readRows } from '../engine/read-rows.ts';
import { sliceParameters } from '../slices/slice.ts';

/** Addresses in one question: keeps the question below what an engine reads as one statement. */
const BATCH = 10_000;

/** Those with a transfer in the window. */
export async function activeAddresses(
  database: Database,
  window: Window,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const active = new Set<string>();
  for (let first = 0; first < addresses.length; first += BATCH) {
    const part = addresses.slice(first, first + BATCH);
    const rows = await readRows(database, 'addresses/active_among', { ...sliceParameters(window), addresses: part });
    for (const { address } of rows) active.add(address);
  }
  return active;
}
