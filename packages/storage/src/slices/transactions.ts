/** Which transfers of a prepared window are of one transaction. */
import type { Window } from '@analytics/domain';
import { sharedColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statements.ts';
import { sliceParameters } from './slice.ts';

export interface TransactionColumns {
  /** One entry a transfer, equal for the transfers of one transaction, which are neighbours. */
  readonly transaction: BigUint64Array;
  /** One entry a transfer: 1 where the transaction pays one of its payers back. */
  readonly has_change: Uint8Array;
}

/** 9 bytes a transfer. */
export async function transactionColumns(database: Database, window: Window): Promise<TransactionColumns> {
  const { start_ms, end_ms } = window;
  const columns = await database.arrow(statement('work/transactions'), {
    ...sliceParameters(window),
    start_ms,
    end_ms,
  });
  return {
    transaction: sharedColumn(columns, 'transaction_hash', BigUint64Array),
    has_change: sharedColumn(columns, 'has_change', Uint8Array),
  };
}
