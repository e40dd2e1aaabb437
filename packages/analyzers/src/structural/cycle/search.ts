/** All time-respecting simple cycles that begin with one given transfer. */
import type { TransferColumns } from '@analytics/domain';
import type { WorkBudget } from '../notices.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';
import type { EligibleRows } from './eligible-rows.ts';

export interface CycleLimits {
  readonly spanMs: number;
  readonly minLength: number;
  readonly maxLength: number;
  /** Smallest hop / largest hop, in one asset; 0 searches regardless of amounts and assets. */
  readonly minHopRatio: number;
  readonly degreeCap: number;
}

export type CycleVisitor = (path: readonly number[], rows: readonly number[]) => void;

export interface CycleSearch {
  /** Visits every cycle whose first transfer is `root`; false when the budget ended the search early. */
  from(root: number, budget: WorkBudget, visit: CycleVisitor): boolean;
  /** 1 for addresses that were met and not expanded because of the degree cap; one entry a node. */
  readonly skippedHub: Uint8Array;
}

/** What a look-up of a time costs, in units of one transfer looked at. */
const LOOKUP_STEPS = 4;

/**
 * Looks backwards from the start for transfers that still lead there in time, then walks forward over those alone: dead
 * ends are never walked. Addresses above the degree cap are reached but not expanded; where one was met, a forward look
 * from the other side joins up with it, so that a cycle over one hub is still found. Times do not decrease along a
 * cycle; equal times are allowed here and graded by the caller. When all times are equal, only the smallest row may
 * begin. Memory: O(nodes + transfers), allocated once.
 */
export function cycleSearch(
  transfers: TransferColumns,
  value: Float64Array,
  eligible: EligibleRows,
  limits: CycleLimits,
): CycleSearch {
  const { from, to, timestamp_ms: times, asset } = transfers;
  const { outOffsets, outRows, inOffsets, inRows } = eligible;
  const { spanMs, minLength, maxLength, minHopRatio, degreeCap } = limits;
  const nodeCount = outOffsets.length - 1;
  const skippedHub = new Uint8Array(nodeCount);

  let stamp = 0;
  const backward = {
    stamp: new Uint32Array(nodeCount),
    bound: new Float64Array(nodeCount),
    scanned: new Float64Array(nodeCount),
  };
  const forward = {
    stamp: new Uint32Array(nodeCount),
    bound: new Float64Array(nodeCount),
    scanned: new Float64Array(nodeCount),
  };
  const hopsToStart = new Uint8Array(nodeCount);
  const queuedAt = new Uint8Array(nodeCount);
  const collected = new Uint32Array(transfers.length);
  const headStamp = new Uint32Array(nodeCount);
  const head = new Int32Array(nodeCount);
  const edgeRow: number[] = [];
  const edgeNext: number[] = [];
  const onPath = new Uint8Array(nodeCount);
  const path: number[] = [];
  const rows: number[] = [];

  let start = 0;
  let end = 0;
  let rootRow = 0;
  let lowest = 0;
  let highest = 0;
  let metHub = false;

  const admits = (row: number): boolean => {
    if (row === rootRow || collected[row] === stamp) return false;
    if (minHopRatio === 0) return true;
    return asset[row] === asset[rootRow] && value[row]! >= lowest && value[row]! <= highest;
  };

  const collect = (row: number): void => {
    const sender = from[row]!;
    collected[row] = stamp;
    if (headStamp[sender] !== stamp) {
      headStamp[sender] = stamp;
      head[sender] = -1;
    }
    edgeNext.push(head[sender]!);
    head[sender] = edgeRow.length;
    edgeRow.push(row);
  };

  const lookBackward = (first: number, budget: WorkBudget): boolean => {
    const begin = times[rootRow]!;
    metHub = false;
    let level = [start];
    backward.stamp[start] = stamp;
    backward.bound[start] = end;
    backward.scanned[start] = -1;
    hopsToStart[start] = 0;
    for (let hops = 1; hops < maxLength && level.length > 0; hops++) {
      const next: number[] = [];
      for (const node of level) {
        const high = firstAfter(inRows, times, inOffsets[node]!, inOffsets[node + 1]!, backward.bound[node]!);
        const low =
          backward.scanned[node]! < 0
            ? firstAtOrAfter(inRows, times, inOffsets[node]!, high, begin)
            : firstAfter(inRows, times, inOffsets[node]!, high, backward.scanned[node]!);
        budget.left -= LOOKUP_STEPS;
        backward.scanned[node] = backward.bound[node]!;
        if (high - low > degreeCap) {
          skippedHub[node] = 1;
          metHub = true;
          continue;
        }
        budget.left -= high - low;
        if (budget.left <= 0) return false;
        for (let i = low; i < high; i++) {
          const row = inRows[i]!;
          const sender = from[row]!;
          if (sender === start || !admits(row)) continue;
          collect(row);
          const isNew = backward.stamp[sender] !== stamp;
          if (isNew) {
            backward.stamp[sender] = stamp;
            backward.scanned[sender] = -1;
            hopsToStart[sender] = hops;
            queuedAt[sender] = 0;
          } else if (times[row]! <= backward.bound[sender]!) continue;
          backward.bound[sender] = times[row]!;
          if (sender !== first && queuedAt[sender] !== hops) {
            queuedAt[sender] = hops;
            next.push(sender);
          }
        }
      }
      level = next;
    }
    return true;
  };

  const lookForward = (first: number, budget: WorkBudget): boolean => {
    let level = [first];
    forward.stamp[first] = stamp;
    forward.bound[first] = times[rootRow]!;
    forward.scanned[first] = Number.POSITIVE_INFINITY;
    for (let hops = 1; hops < maxLength && level.length > 0; hops++) {
      const next: number[] = [];
      for (const node of level) {
        const low = firstAtOrAfter(outRows, times, outOffsets[node]!, outOffsets[node + 1]!, forward.bound[node]!);
        const high =
          forward.scanned[node]! === Number.POSITIVE_INFINITY
            ? firstAfter(outRows, times, low, outOffsets[node + 1]!, end)
            : firstAtOrAfter(outRows, times, low, outOffsets[node + 1]!, forward.scanned[node]!);
        budget.left -= LOOKUP_STEPS;
        forward.scanned[node] = forward.bound[node]!;
        if (high - low > degreeCap) {
          skippedHub[node] = 1;
          continue;
        }
        budget.left -= high - low;
        if (budget.left <= 0) return false;
        for (let i = low; i < high; i++) {
          const row = outRows[i]!;
          const receiver = to[row]!;
          if (receiver === first) continue;
          if (admits(row)) collect(row);
          else if (collected[row] !== stamp) continue;
          if (receiver === start) continue;
          if (forward.stamp[receiver] !== stamp) {
            forward.stamp[receiver] = stamp;
            forward.scanned[receiver] = Number.POSITIVE_INFINITY;
            queuedAt[receiver] = 0;
          } else if (times[row]! >= forward.bound[receiver]!) continue;
          forward.bound[receiver] = times[row]!;
          if (queuedAt[receiver] !== hops) {
            queuedAt[receiver] = hops;
            next.push(receiver);
          }
        }
      }
      level = next;
    }
    return true;
  };

  /** Walks on from the end of `path`, whose last transfer was at `time`. */
  const walk = (time: number, smallest: number, largest: number, budget: WorkBudget, visit: CycleVisitor): boolean => {
    const node = path[path.length - 1]!;
    if (headStamp[node] !== stamp) return true;
    for (let edge = head[node]!; edge >= 0; edge = edgeNext[edge]!) {
      if (--budget.left <= 0) return false;
      const row = edgeRow[edge]!;
      const receiver = to[row]!;
      if (times[row]! < time || onPath[receiver] === 1) continue;
      const low = Math.min(smallest, value[row]!);
      const high = Math.max(largest, value[row]!);
      if (minHopRatio > 0 && low < minHopRatio * high) continue;
      if (receiver === start) {
        const allAtOnce = times[row] === times[rootRow];
        if (path.length < minLength || (allAtOnce && (row < rootRow || rows.some((other) => other < rootRow))))
          continue;
        rows.push(row);
        visit(path, rows);
        rows.pop();
        continue;
      }
      const hopsLeft = backward.stamp[receiver] === stamp ? hopsToStart[receiver]! : 1;
      if (path.length + hopsLeft > maxLength) continue;
      path.push(receiver);
      rows.push(row);
      onPath[receiver] = 1;
      const finished = walk(times[row]!, low, high, budget, visit);
      onPath[receiver] = 0;
      rows.pop();
      path.pop();
      if (!finished) return false;
    }
    return true;
  };

  const search = (root: number, budget: WorkBudget, visit: CycleVisitor): boolean => {
    const first = to[root]!;
    const begin = times[root]!;
    start = from[root]!;
    budget.left -= 1;
    if (outOffsets[first] === outOffsets[first + 1] || inOffsets[start] === inOffsets[start + 1]) return true;
    if (times[outRows[outOffsets[first + 1]! - 1]!]! < begin || times[inRows[inOffsets[start + 1]! - 1]!]! < begin)
      return true;
    if (minHopRatio > 0) {
      if (!(value[root]! > 0)) return true;
      lowest = value[root]! * minHopRatio;
      highest = value[root]! / minHopRatio;
    }
    stamp++;
    edgeRow.length = 0;
    edgeNext.length = 0;
    rootRow = root;
    end = begin + spanMs;
    if (!lookBackward(first, budget)) return false;
    if (!metHub && backward.stamp[first] !== stamp) return true;
    if (metHub && !lookForward(first, budget)) return false;
    path.length = 0;
    rows.length = 0;
    path.push(start, first);
    rows.push(root);
    // The start stays off the marks: arriving there closes the cycle.
    onPath[first] = 1;
    const finished = walk(begin, value[root]!, value[root]!, budget, visit);
    onPath[first] = 0;
    return finished;
  };
  return { from: search, skippedHub };
}
