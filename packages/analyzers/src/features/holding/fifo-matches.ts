/** Which receipt each spend of an address draws on: first in, first out, asset by asset, in native amounts. */
import type { TransferColumns } from '@analytics/domain';
import type { AddressRows } from '../address-rows.ts';

/** Parts of receipts that were spent, in the order of the spends. Entries from `count` on are left over. */
export interface FifoMatches {
  count: number;
  /** From receipt to spend, at least 0. */
  readonly holding_ms: Float64Array;
  /** The part of the receipt that was spent, in (0, 1]. */
  readonly share: Float64Array;
  /** The receipt, as a position in AddressRows. */
  readonly receipt: Uint32Array;
}

/** Queues of unspent receipts; `head` is −1 for every asset between two calls. */
export interface FifoScratch {
  /** Capacity of AddressRows. */
  readonly order: Uint32Array;
  readonly next: Int32Array;
  readonly unspent: Float64Array;
  /** One entry per asset of the window. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
}

export function allocateFifoMatches(capacity: number): FifoMatches {
  return {
    count: 0,
    holding_ms: new Float64Array(capacity),
    share: new Float64Array(capacity),
    receipt: new Uint32Array(capacity),
  };
}

export function allocateFifoScratch(capacity: number, assetCount: number): FifoScratch {
  return {
    order: new Uint32Array(capacity),
    next: new Int32Array(capacity),
    unspent: new Float64Array(capacity),
    head: new Int32Array(assetCount).fill(-1),
    tail: new Int32Array(assetCount),
  };
}

/**
 * Matches one address's spends with its receipts, into `matches` (at most `rows.count` of them).
 *
 * Transfers take their turn by block height, then row. A spend takes the oldest unspent receipts of its asset; what it
 * finds none for is ignored, and so is a receipt of native amount 0. Where a block's clock runs behind an earlier
 * block's, a holding time counts as 0. O(n), or O(n log n) where the blocks do not ascend with time.
 */
export function fifoMatches(
  transfers: TransferColumns,
  rows: AddressRows,
  matches: FifoMatches,
  scratch: FifoScratch,
): void {
  const { order, next, unspent, head, tail } = scratch;
  orderByBlock(transfers, rows, order);
  let count = 0;
  for (let turn = 0; turn < rows.count; turn++) {
    const i = order[turn]!;
    const asset = rows.asset[i]!;
    let left = transfers.amount[rows.row[i]!]!;
    if (!rows.is_out[i]) {
      if (!(left > 0)) continue;
      unspent[i] = left;
      next[i] = -1;
      if (head[asset]! < 0) head[asset] = i;
      else next[tail[asset]!] = i;
      tail[asset] = i;
      continue;
    }
    while (left > 0 && head[asset]! >= 0) {
      const receipt = head[asset]!;
      const spent = Math.min(left, unspent[receipt]!);
      matches.holding_ms[count] = Math.max(0, rows.timestamp_ms[i]! - rows.timestamp_ms[receipt]!);
      matches.share[count] = spent / transfers.amount[rows.row[receipt]!]!;
      matches.receipt[count] = receipt;
      count++;
      left -= spent;
      unspent[receipt]! -= spent;
      if (unspent[receipt] === 0) head[asset] = next[receipt]!;
    }
  }
  for (let i = 0; i < rows.count; i++) head[rows.asset[i]!] = -1;
  matches.count = count;
}

function orderByBlock(transfers: TransferColumns, rows: AddressRows, order: Uint32Array): void {
  const { block_height } = transfers;
  let ascending = true;
  for (let i = 0; i < rows.count; i++) {
    order[i] = i;
    if (i > 0 && block_height[rows.row[i]!]! < block_height[rows.row[i - 1]!]!) ascending = false;
  }
  if (ascending) return;
  order.subarray(0, rows.count).sort((a, b) => block_height[rows.row[a]!]! - block_height[rows.row[b]!]! || a - b);
}
