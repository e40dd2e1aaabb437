/** Which transfers of a prepared window are of one transaction, and which transactions pay their payers back. */
import type { Window } from '@analytics/domain';
import { sharedColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from './slice.ts';

/** One entry a transfer, equal for the transfers of one transaction, which are neighbours. 8 bytes a transfer. */
export async function transactionColumn(database: Database, window: Window): Promise<BigUint64Array> {
  const columns = await database.arrow(statement('work/transactions'), sliceParameters(window));
  return sharedColumn(columns, 'transaction_hash', BigUint64Array);
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
