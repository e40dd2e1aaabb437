/** A detection input with other columns: sorted by time again, and indexed. */
import type { TransferColumns } from '@analytics/domain';
import type { DetectionInput } from '../structural/detection.ts';
import { indexTransfers } from '../transfer-index.ts';

/** Columns that a shuffle replaces; the others stay. One entry a transfer, in the order of the given input. */
export interface Replaced {
  readonly to?: Uint32Array;
  readonly timestamp_ms?: Float64Array;
  readonly amount?: Float64Array;
  readonly amount_usd?: Float64Array;
}

/**
 * The input with some columns replaced. Rows of equal time keep their order. Blocks are numbered by time, so that rows
 * that shared a moment still do. Columns are in shared memory. O(transfers · log(transfers)) where times are replaced,
 * else O(transfers).
 */
export function copiedInput(input: DetectionInput, replaced: Replaced): DetectionInput {
  const { transfers } = input;
  const { length } = transfers;
  const time = replaced.timestamp_ms ?? transfers.timestamp_ms;
  const order = Uint32Array.from({ length }, (_, row) => row);
  if (replaced.timestamp_ms !== undefined) order.sort((a, b) => time[a]! - time[b]! || a - b);
  const gather = <T extends Uint32Array | Float64Array>(column: T): T => {
    const Column = column.constructor as new (buffer: SharedArrayBuffer) => T;
    const sorted = new Column(new SharedArrayBuffer(column.BYTES_PER_ELEMENT * length));
    for (let at = 0; at < length; at++) sorted[at] = column[order[at]!]!;
    return sorted;
  };
  const timestamp_ms = gather(time);
  const columns: TransferColumns = {
    length,
    from: gather(transfers.from),
    to: gather(replaced.to ?? transfers.to),
    timestamp_ms,
    block_height: replaced.timestamp_ms === undefined ? gather(transfers.block_height) : blocksByTime(timestamp_ms),
    amount: gather(replaced.amount ?? transfers.amount),
    amount_usd: gather(replaced.amount_usd ?? transfers.amount_usd),
    asset: gather(transfers.asset),
  };
  return { ...input, transfers: columns, index: indexTransfers(columns, input.addresses.length) };
}

function blocksByTime(timestamp_ms: Float64Array): Uint32Array {
  const blocks = new Uint32Array(new SharedArrayBuffer(4 * timestamp_ms.length));
  for (let row = 1; row < timestamp_ms.length; row++) {
    blocks[row] = blocks[row - 1]! + (timestamp_ms[row] === timestamp_ms[row - 1] ? 0 : 1);
  }
  return blocks;
}
