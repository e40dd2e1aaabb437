/** Counts shortest paths from one node and hands their share back along them. */
import type { DegreeOrder } from '../degree-order.ts';

const UNSEEN = 0;
const NEXT = 1;
const CLOSED = 2;

/** A pulled edge costs no branch, a pushed one does: pull a level once that touches at most this many times as much. */
const PULL_ADVANTAGE = 4;

/**
 * Gives a function that adds, for one source, the share of its shortest paths through each node to `sums` (source
 * excluded). Its scratch arrays, O(nodes), are allocated once and clean between calls.
 *
 * Both sweeps avoid a test per edge: `front` holds the path counts of the current level and 0 elsewhere, so a pull is a
 * plain sum; `behind` holds (1 + dependency) / paths of the level behind and 0 elsewhere, so is the way back.
 */
export function shortestPathAccumulator(order: DegreeOrder): (source: number, sums: Float64Array) => void {
  const { nodeCount, edgeCount, offsets, targets, inOffsets, inSources } = order;
  const state = new Uint8Array(nodeCount);
  const paths = new Float64Array(nodeCount);
  const front = new Float64Array(nodeCount);
  const visited = new Uint32Array(nodeCount);
  const levelStart = new Uint32Array(nodeCount + 2);

  /** Fills visited, level by level, and paths; returns the number of levels. */
  const searchForward = (source: number): number => {
    visited[0] = source;
    state[source] = CLOSED;
    paths[source] = 1;
    let levels = 1;
    levelStart[0] = 0;
    levelStart[1] = 1;
    let tail = 1;
    let pushEdges = offsets[source + 1]! - offsets[source]!;
    let pullEdges = edgeCount - (inOffsets[source + 1]! - inOffsets[source]!);
    while (pushEdges > 0) {
      const start = levelStart[levels - 1]!;
      const end = tail;
      if (PULL_ADVANTAGE * pushEdges > pullEdges + nodeCount / 4) tail = pull(start, end);
      else tail = push(start, end);
      if (tail === end) break;
      pushEdges = 0;
      for (let place = end; place < tail; place += 1) {
        const node = visited[place]!;
        state[node] = CLOSED;
        pushEdges += offsets[node + 1]! - offsets[node]!;
        pullEdges -= inOffsets[node + 1]! - inOffsets[node]!;
      }
      levels += 1;
      levelStart[levels] = tail;
    }
    return levels;
  };

  const push = (start: number, end: number): number => {
    let tail = end;
    for (let place = start; place < end; place += 1) {
      const node = visited[place]!;
      const count = paths[node]!;
      for (let slot = offsets[node]!, last = offsets[node + 1]!; slot < last; slot += 1) {
        const next = targets[slot]!;
        const seen = state[next]!;
        if (seen === CLOSED) continue;
        if (seen === UNSEEN) {
          state[next] = NEXT;
          visited[tail] = next;
          tail += 1;
          paths[next] = count;
        } else {
          paths[next]! += count;
        }
      }
    }
    return tail;
  };

  const pull = (start: number, end: number): number => {
    let tail = end;
    for (let place = start; place < end; place += 1) front[visited[place]!] = paths[visited[place]!]!;
    for (let node = 0; node < nodeCount; node += 1) {
      if (state[node] !== UNSEEN) continue;
      let count = 0;
      for (let slot = inOffsets[node]!, last = inOffsets[node + 1]!; slot < last; slot += 1) {
        count += front[inSources[slot]!]!;
      }
      if (count === 0) continue;
      paths[node] = count;
      visited[tail] = node;
      tail += 1;
    }
    for (let place = start; place < end; place += 1) front[visited[place]!] = 0;
    return tail;
  };

  /** Walks the levels back; `front` takes the part of `behind`, `paths` is turned into it node by node. */
  const accumulateBackward = (levels: number, sums: Float64Array): void => {
    const behind = front;
    for (let place = levelStart[levels - 1]!; place < levelStart[levels]!; place += 1) {
      const node = visited[place]!;
      behind[node] = 1 / paths[node]!;
    }
    for (let level = levels - 2; level >= 1; level -= 1) {
      const start = levelStart[level]!;
      const end = levelStart[level + 1]!;
      for (let place = start; place < end; place += 1) {
        const node = visited[place]!;
        let share = 0;
        for (let slot = offsets[node]!, last = offsets[node + 1]!; slot < last; slot += 1) {
          share += behind[targets[slot]!]!;
        }
        const count = paths[node]!;
        const dependency = count * share;
        sums[node]! += dependency;
        paths[node] = (1 + dependency) / count;
      }
      const farEnd = levelStart[level + 2]!;
      for (let place = end; place < farEnd; place += 1) behind[visited[place]!] = 0;
      for (let place = start; place < end; place += 1) behind[visited[place]!] = paths[visited[place]!]!;
    }
    const nearest = Math.min(1, levels - 1);
    for (let place = levelStart[nearest]!; place < levelStart[nearest + 1]!; place += 1) behind[visited[place]!] = 0;
  };

  return (source, sums) => {
    const levels = searchForward(source);
    if (levels > 2) accumulateBackward(levels, sums);
    for (let place = 0; place < levelStart[levels]!; place += 1) state[visited[place]!] = UNSEEN;
  };
}
