/** How far an address is from the nearest risk label. */
import { HOPS_OUT_OF_REACH, type TransferColumns } from '@analytics/domain';
import type { TransferIndex } from '../../transfer-index.ts';

/**
 * Gives for each node the fewest transfers on a directed path to or from a node with `is_target`; 0 for a target
 * itself, HOPS_OUT_OF_REACH if none is within `max_hops` (at most 254). Paths need not respect time and may pass any
 * address. Two breadth-first searches from all targets at once, O(nodes + transfers).
 */
export function riskDistance(
  transfers: TransferColumns,
  index: TransferIndex,
  is_target: Uint8Array,
  max_hops: number,
): Uint8Array {
  const towards = search(index.inOffsets, index.inRows, transfers.from, is_target, max_hops);
  const away = search(index.outOffsets, index.outRows, transfers.to, is_target, max_hops);
  return towards.map((hops, node) => Math.min(hops, away[node]!));
}

function search(
  offsets: Uint32Array,
  rows: Uint32Array,
  otherEnd: Uint32Array,
  is_target: Uint8Array,
  max_hops: number,
): Uint8Array {
  const nodeCount = offsets.length - 1;
  const distance = new Uint8Array(nodeCount).fill(HOPS_OUT_OF_REACH);
  const queue = new Uint32Array(nodeCount);
  let queued = 0;
  for (let node = 0; node < nodeCount; node++) {
    if (!is_target[node]) continue;
    distance[node] = 0;
    queue[queued++] = node;
  }
  for (let taken = 0; taken < queued; taken++) {
    const node = queue[taken]!;
    const hops = distance[node]! + 1;
    if (hops > max_hops) break;
    for (let place = offsets[node]!; place < offsets[node + 1]!; place++) {
      const other = otherEnd[rows[place]!]!;
      if (distance[other] !== HOPS_OUT_OF_REACH) continue;
      distance[other] = hops;
      queue[queued++] = other;
    }
  }
  return distance;
}
