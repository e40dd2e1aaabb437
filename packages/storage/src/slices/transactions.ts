/** Which transfers of a prepared window are of one transaction, and which transactions pay their payers back. */
import type { Window } from '@analytics/domain';
import { sharedColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from './slice.ts';

/** One entry a transfer: the number of its transaction, from 0. Those of one are neighbours. 4 bytes a transfer. */
export async function transactionColumn(database: Database, window: Window): Promise<Uint32Array> {
  const columns = await database.arrow(statement('work/transactions'), sliceParameters(window));
  const hashes = sharedColumn(columns, 'transaction_hash', BigUint64Array);
  const numbers = new Uint32Array(new SharedArrayBuffer(4 * hashes.length));
  let number = 0;
  for (let row = 1; row < hashes.length; row++) numbers[row] = hashes[row] === hashes[row - 1] ? number : ++number;
  return numbers;
}

/** One entry a transfer: 1 where the transaction pays one of its payers back. 1 byte a transfer. */
export async function changeColumn(database: Database, window: Window): Promise<Uint8Array> {
  const { start_ms, end_ms } = window;
  const columns = await database.arrow(statement('work/change_payments'), {
    ...sliceParameters(window),
    start_ms,
    end_ms,
  });
  return sharedColumn(columns, 'has_change', Uint8Array);
}
