/** The transfers of one address side by side: what every per-address feature is computed from. */
import type { TransferColumns } from '@analytics/domain';
import type { TransferIndex } from '../transfer-index.ts';

/** One address's transfers, both ways, by ascending row and so in time order. Entries from `count` on are left over. */
export interface AddressRows {
  count: number;
  readonly row: Uint32Array;
  /** 1 where the address is the sender. */
  readonly is_out: Uint8Array;
  readonly counterparty: Uint32Array;
  readonly timestamp_ms: Float64Array;
  readonly amount_usd: Float64Array;
  readonly asset: Uint32Array;
}

/** The most transfers that one address of [firstNode, lastNode) has. O(nodes). */
export function largestDegree(index: TransferIndex, firstNode: number, lastNode: number): number {
  const { inOffsets, outOffsets } = index;
  let largest = 0;
  for (let node = firstNode; node < lastNode; node++) {
    const degree = outOffsets[node + 1]! - outOffsets[node]! + inOffsets[node + 1]! - inOffsets[node]!;
    largest = Math.max(largest, degree);
  }
  return largest;
}

export function allocateAddressRows(capacity: number): AddressRows {
  return {
    count: 0,
    row: new Uint32Array(capacity),
    is_out: new Uint8Array(capacity),
    counterparty: new Uint32Array(capacity),
    timestamp_ms: new Float64Array(capacity),
    amount_usd: new Float64Array(capacity),
    asset: new Uint32Array(capacity),
  };
}

/** Merges what `node` sent and received into `into`. O(its transfers). */
export function loadAddressRows(
  transfers: TransferColumns,
  index: TransferIndex,
  node: number,
  into: AddressRows,
): void {
  const { outRows, inRows } = index;
  let nextOut = index.outOffsets[node]!;
  let nextIn = index.inOffsets[node]!;
  const lastOut = index.outOffsets[node + 1]!;
  const lastIn = index.inOffsets[node + 1]!;
  let count = 0;
  while (nextOut < lastOut || nextIn < lastIn) {
    const isOut = nextIn === lastIn || (nextOut < lastOut && outRows[nextOut]! < inRows[nextIn]!);
    const row = isOut ? outRows[nextOut++]! : inRows[nextIn++]!;
    into.row[count] = row;
    into.is_out[count] = isOut ? 1 : 0;
    into.counterparty[count] = isOut ? transfers.to[row]! : transfers.from[row]!;
    into.timestamp_ms[count] = transfers.timestamp_ms[row]!;
    into.amount_usd[count] = transfers.amount_usd[row]!;
    into.asset[count] = transfers.asset[row]!;
    count++;
  }
  into.count = count;
}
