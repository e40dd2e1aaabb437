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
