/** Transfers grouped by who paid whom. */
import type { TransferIndex } from '../transfer-index.ts';

/**
 * All rows ordered by sender, then receiver, then row; sender v's rows are at `[outOffsets[v], outOffsets[v + 1])`.
 * Two stable counting sorts, of which the index already holds the first: O(transfers).
 */
export function pairOrder(index: TransferIndex, from: Uint32Array): Uint32Array {
  const next = index.outOffsets.slice(0, index.nodeCount);
  const ordered = new Uint32Array(from.length);
  for (const row of index.inRows) ordered[next[from[row]!]!++] = row;
  return ordered;
}
