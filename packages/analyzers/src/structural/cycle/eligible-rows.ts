/**
 * Which transfers can be part of a cycle at all: those inside a strongly connected component of some stretch of time.
 */
import type { TransferColumns } from '@analytics/domain';
import { componentScratch, strongComponents } from '../strong-components.ts';

/** Row lists per node over the eligible rows only, as in TransferIndex. */
export interface EligibleRows {
  readonly rows: Uint32Array;
  readonly outOffsets: Uint32Array;
  readonly outRows: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inRows: Uint32Array;
}

/**
 * Every cycle that spans at most `spanMs` lies inside one of the stretches [k·span, (k + 2)·span]; a row whose ends
 * share no component in either of its two stretches is in no cycle. Services are left out first: what a pool pays out
 * is not what was paid in. O(transfers), as each row is in at most two stretches.
 */
export function eligibleRows(transfers: TransferColumns, isService: Uint8Array, spanMs: number): EligibleRows {
  const { length, from, to, timestamp_ms } = transfers;
  const candidates = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (from[row] !== to[row] && isService[from[row]!] === 0 && isService[to[row]!] === 0) candidates[count++] = row;
  }
  const inCycle = new Uint8Array(length);
  const scratch = componentScratch(isService.length);
  for (let begin = 0; begin < count;) {
    const stretchStart = Math.floor(timestamp_ms[candidates[begin]!]! / spanMs) * spanMs;
    let half = begin;
    while (half < count && timestamp_ms[candidates[half]!]! < stretchStart + spanMs) half++;
    let end = half;
    while (end < count && timestamp_ms[candidates[end]!]! <= stretchStart + 2 * spanMs) end++;
    const stretch = candidates.subarray(begin, end);
    strongComponents(scratch, from, to, stretch, stretch.length);
    for (const row of stretch) if (scratch.component[from[row]!] === scratch.component[to[row]!]) inCycle[row] = 1;
    begin = half;
  }
  return listed(
    candidates.subarray(0, count).filter((row) => inCycle[row] === 1),
    from,
    to,
    isService.length,
  );
}

function listed(rows: Uint32Array, from: Uint32Array, to: Uint32Array, nodeCount: number): EligibleRows {
  const [outOffsets, outRows] = byNode(rows, from, nodeCount);
  const [inOffsets, inRows] = byNode(rows, to, nodeCount);
  return { rows, outOffsets, outRows, inOffsets, inRows };
}

function byNode(rows: Uint32Array, nodeOfRow: Uint32Array, nodeCount: number): [Uint32Array, Uint32Array] {
  const offsets = new Uint32Array(nodeCount + 1);
  for (const row of rows) offsets[nodeOfRow[row]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, nodeCount);
  const listed = new Uint32Array(rows.length);
  for (const row of rows) listed[next[nodeOfRow[row]!]!++] = row;
  return [offsets, listed];
}
