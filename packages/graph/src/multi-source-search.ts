/** What a search walks: rows to follow forward, and the same edges from their other end for pulling. */
export interface SearchEdges {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inSources: Uint32Array;
}

/** A breadth-first search from up to {@link LANES} sources at once, one bit each, level by level. */
export interface MultiSourceSearch {
  /** Forgets the last search and stands at distance 0. */
  start(sources: Uint32Array): void;
  /** Goes one step further; false if no source reached anything new. */
  advance(): boolean;
  /** The first `reachedCount` entries: nodes that some source reached by the last step. */
  readonly reached: Uint32Array;
  readonly reachedCount: number;
  /** WORDS int32 per node: the sources that reached it by the last step; 0 in nodes that are not in `reached`. */
  readonly fresh: Int32Array;
}

export const WORDS = 4;
export const LANES = WORDS * 32;

/** A pulled edge costs no branch and no write: pull a level once that touches at most this many times as much. */
const PULL_ADVANTAGE = 8;

/**
 * Gives a search whose scratch arrays, 52 bytes per node, are allocated once. A step costs at most O(nodes + edges) for
 * all sources together, and no more than the edges of what was just reached where that is little. Source: Then et al.
 * 2014, "The more the merrier", doi:10.14778/2735496.2735507; Beamer et al. 2012, doi:10.1109/SC.2012.50.
 */
export function multiSourceSearch(edges: SearchEdges): MultiSourceSearch {
  const { nodeCount, edgeCount, offsets, targets, inOffsets, inSources } = edges;
  const seen = new Int32Array(nodeCount * WORDS);
  let fresh = new Int32Array(nodeCount * WORDS);
  let spare = new Int32Array(nodeCount * WORDS);
  let reached = new Uint32Array(nodeCount);
  let spareReached = new Uint32Array(nodeCount);
  let reachedCount = 0;

  const push = (next: Int32Array, nextReached: Uint32Array): number => {
    // What changes between steps is read once: variables of the closure are slow in loops.
    const [current, nodes, nodesEnd] = [fresh, reached, reachedCount];
    let count = 0;
    for (let place = 0; place < nodesEnd; place += 1) {
      const node = nodes[place]!;
      const from = node * WORDS;
      const a = current[from]!;
      const b = current[from + 1]!;
      const c = current[from + 2]!;
      const d = current[from + 3]!;
      for (let slot = offsets[node]!, end = offsets[node + 1]!; slot < end; slot += 1) {
        const target = targets[slot]!;
        const to = target * WORDS;
        const newA = a & ~seen[to]!;
        const newB = b & ~seen[to + 1]!;
        const newC = c & ~seen[to + 2]!;
        const newD = d & ~seen[to + 3]!;
        if ((newA | newB | newC | newD) === 0) continue;
        if ((next[to]! | next[to + 1]! | next[to + 2]! | next[to + 3]!) === 0) {
          nextReached[count] = target;
          count += 1;
        }
        next[to]! |= newA;
        next[to + 1]! |= newB;
        next[to + 2]! |= newC;
        next[to + 3]! |= newD;
      }
    }
    return count;
  };

  const pull = (next: Int32Array, nextReached: Uint32Array): number => {
    // Sources whose search has ended give nothing: a node that has seen all the others can be skipped.
    const [current, nodes, nodesEnd] = [fresh, reached, reachedCount];
    let activeA = 0;
    let activeB = 0;
    let activeC = 0;
    let activeD = 0;
    for (let place = 0; place < nodesEnd; place += 1) {
      const from = nodes[place]! * WORDS;
      activeA |= current[from]!;
      activeB |= current[from + 1]!;
      activeC |= current[from + 2]!;
      activeD |= current[from + 3]!;
    }
    let count = 0;
    for (let node = 0; node < nodeCount; node += 1) {
      const start = inOffsets[node]!;
      const end = inOffsets[node + 1]!;
      if (start === end) continue;
      const to = node * WORDS;
      const missA = activeA & ~seen[to]!;
      const missB = activeB & ~seen[to + 1]!;
      const missC = activeC & ~seen[to + 2]!;
      const missD = activeD & ~seen[to + 3]!;
      if ((missA | missB | missC | missD) === 0) continue;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let slot = start; slot < end; slot += 1) {
        const from = inSources[slot]! * WORDS;
        a |= current[from]!;
        b |= current[from + 1]!;
        c |= current[from + 2]!;
        d |= current[from + 3]!;
      }
      a &= missA;
      b &= missB;
      c &= missC;
      d &= missD;
      if ((a | b | c | d) === 0) continue;
      next[to] = a;
      next[to + 1] = b;
      next[to + 2] = c;
      next[to + 3] = d;
      nextReached[count] = node;
      count += 1;
    }
    return count;
  };

  const clear = (words: Int32Array, nodes: Uint32Array, count: number): void => {
    if (count * 8 > nodeCount) {
      words.fill(0);
      return;
    }
    for (let place = 0; place < count; place += 1) {
      const from = nodes[place]! * WORDS;
      words.fill(0, from, from + WORDS);
    }
  };

  const edgesOf = (nodes: Uint32Array, count: number): number => {
    let edges = 0;
    for (let place = 0; place < count; place += 1) {
      const node = nodes[place]!;
      edges += offsets[node + 1]! - offsets[node]!;
    }
    return edges;
  };

  const markSeen = (words: Int32Array, nodes: Uint32Array, count: number): void => {
    for (let place = 0; place < count; place += 1) {
      const base = nodes[place]! * WORDS;
      seen[base]! |= words[base]!;
      seen[base + 1]! |= words[base + 1]!;
      seen[base + 2]! |= words[base + 2]!;
      seen[base + 3]! |= words[base + 3]!;
    }
  };

  return {
    get reached() {
      return reached;
    },
    get reachedCount() {
      return reachedCount;
    },
    get fresh() {
      return fresh;
    },

    start(sources) {
      if (sources.length > LANES) throw new RangeError(`Expected at most ${LANES} sources, found ${sources.length}.`);
      clear(fresh, reached, reachedCount);
      seen.fill(0);
      reachedCount = 0;
      for (let lane = 0; lane < sources.length; lane += 1) {
        const source = sources[lane]!;
        const base = source * WORDS;
        if ((fresh[base]! | fresh[base + 1]! | fresh[base + 2]! | fresh[base + 3]!) === 0) {
          reached[reachedCount] = source;
          reachedCount += 1;
        }
        fresh[base + (lane >>> 5)]! |= 1 << (lane & 31);
        seen[base + (lane >>> 5)]! |= 1 << (lane & 31);
      }
    },

    advance() {
      const pulls = PULL_ADVANTAGE * edgesOf(reached, reachedCount) > edgeCount + nodeCount;
      const count = pulls ? pull(spare, spareReached) : push(spare, spareReached);
      clear(fresh, reached, reachedCount);
      [fresh, spare] = [spare, fresh];
      [reached, spareReached] = [spareReached, reached];
      reachedCount = count;
      markSeen(fresh, reached, count);
      return count > 0;
    },
  };
}

/** The number of bits set in the words of one node. */
export function countLanes(words: Int32Array, node: number): number {
  const base = node * WORDS;
  return (
    countBits(words[base]!) + countBits(words[base + 1]!) + countBits(words[base + 2]!) + countBits(words[base + 3]!)
  );
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
