/** Breadth-first searches of few hops from one node after another. */
export interface BoundedSearch {
  /** Searches from a node up to `hops`, at most and by default maxHops; the start itself is found[0]. */
  from(start: number, hops?: number): void;
  readonly found: Uint32Array;
  /** maxHops + 1: found[0 … ends[k] − 1] lies within k hops. */
  readonly ends: Uint32Array;
}

/** Gives a search whose scratch, 5 bytes per node, is allocated once and clean between searches. */
export function boundedSearch(
  nodeCount: number,
  offsets: Uint32Array,
  targets: Uint32Array,
  maxHops: number,
): BoundedSearch {
  const seen = new Uint8Array(nodeCount);
  const found = new Uint32Array(nodeCount);
  const ends = new Uint32Array(maxHops + 1);
  return {
    found,
    ends,
    from(start, hops = maxHops) {
      found[0] = start;
      seen[start] = 1;
      let tail = 1;
      let head = 0;
      ends[0] = 1;
      for (let hop = 1; hop <= hops; hop += 1) {
        for (const end = tail; head < end; head += 1) {
          const node = found[head]!;
          for (let slot = offsets[node]!, last = offsets[node + 1]!; slot < last; slot += 1) {
            const next = targets[slot]!;
            // Without a branch: a node seen before is written and then overwritten.
            if (tail < nodeCount) found[tail] = next;
            tail += 1 - seen[next]!;
            seen[next] = 1;
          }
        }
        ends[hop] = tail;
      }
      if (tail * 16 > nodeCount) seen.fill(0);
      else for (let place = 0; place < tail; place += 1) seen[found[place]!] = 0;
    },
  };
}
