/** Episodes: transfers that hang together in time and place, cut where every address they share has gone quiet. */
import type { TransferColumns } from '@analytics/domain';
import { disjointSets, type DisjointSets } from '../disjoint-sets.ts';

export interface Episodes {
  /** One entry a transfer; episodes are numbered in the order of their first transfer. */
  readonly episode_of_row: Uint32Array;
  readonly episode_count: number;
}

/**
 * Two transfers belong to one episode when they share a non-service address and no longer than `quietGapMs` (inclusive)
 * passes at that address between them, directly or over further transfers. Services join nothing, or one exchange would
 * join all. O(transfers · α), deterministic. `isService`: one entry a node.
 */
export function episodesOf(transfers: TransferColumns, isService: Uint8Array, quietGapMs: number): Episodes {
  const { length, from, to, timestamp_ms } = transfers;
  const sets = disjointSets(length);
  const lastRowPlusOne = new Uint32Array(isService.length);
  const touch = (node: number, row: number) => {
    if (isService[node] === 1) return;
    const last = lastRowPlusOne[node]! - 1;
    if (last >= 0 && timestamp_ms[row]! - timestamp_ms[last]! <= quietGapMs) sets.join(last, row);
    lastRowPlusOne[node] = row + 1;
  };
  for (let row = 0; row < length; row++) {
    touch(from[row]!, row);
    touch(to[row]!, row);
  }
  return numbered(sets, length);
}

/** The root of a set is its smallest row, so that numbering by roots is numbering by first transfers. */
function numbered({ rootOf }: DisjointSets, length: number): Episodes {
  const episode_of_row = new Uint32Array(length);
  let episode_count = 0;
  for (let row = 0; row < length; row++) {
    const root = rootOf(row);
    episode_of_row[row] = root === row ? episode_count++ : episode_of_row[root]!;
  }
  return { episode_of_row, episode_count };
}
