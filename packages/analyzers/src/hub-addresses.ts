/** Hubs: addresses that pool the money of many, label or not. A path through one proves nothing about its ends. */
import type { TransferColumns } from '@analytics/domain';
import type { TransferIndex } from './transfer-index.ts';

/**
 * Gives 1 for each node that at least `min_counterparties` distinct addresses pay and that pays as many; one entry a
 * node, in shared memory. A shop that only takes in and a distributor that only pays out pool nothing. O(transfers).
 */
export function hubAddresses(transfers: TransferColumns, index: TransferIndex, min_counterparties: number): Uint8Array {
  const is_hub = new Uint8Array(new SharedArrayBuffer(index.nodeCount));
  const seenBy = new Uint32Array(index.nodeCount);
  let look = 0;
  const reaches = (rows: Uint32Array, first: number, last: number, other: Uint32Array): boolean => {
    if (last - first < min_counterparties) return false;
    look++;
    let distinct = 0;
    for (let i = first; i < last && distinct < min_counterparties; i++) {
      const node = other[rows[i]!]!;
      if (seenBy[node] === look) continue;
      seenBy[node] = look;
      distinct++;
    }
    return distinct >= min_counterparties;
  };
  for (let node = 0; node < index.nodeCount; node++) {
    const isHub =
      reaches(index.inRows, index.inOffsets[node]!, index.inOffsets[node + 1]!, transfers.from) &&
      reaches(index.outRows, index.outOffsets[node]!, index.outOffsets[node + 1]!, transfers.to);
    is_hub[node] = isHub ? 1 : 0;
  }
  return is_hub;
}
