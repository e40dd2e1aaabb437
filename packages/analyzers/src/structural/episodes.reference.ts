/** Episodes by joining pair after pair until nothing changes. Slow and obvious. */
import type { TransferColumns } from '@analytics/domain';

/** For each transfer the smallest row of its episode. */
export function referenceEpisodes(transfers: TransferColumns, isService: Uint8Array, quietGapMs: number): number[] {
  const { from, to, timestamp_ms: times, length } = transfers;
  const rows = Array.from({ length }, (_, row) => row);
  const touches = (row: number, node: number) => from[row] === node || to[row] === node;
  const first = [...rows];
  for (let changed = true; changed;) {
    changed = false;
    for (const a of rows) {
      for (const b of rows) {
        const isShared = [from[a]!, to[a]!].some((node) => isService[node] === 0 && touches(b, node));
        if (first[a]! < first[b]! && isShared && Math.abs(times[a]! - times[b]!) <= quietGapMs) {
          first[b] = first[a]!;
          changed = true;
        }
      }
    }
  }
  return first;
}
