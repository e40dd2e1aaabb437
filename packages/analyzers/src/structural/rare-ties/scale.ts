/** How common each rare tie is at one time scale: what a random network with the same degrees would expect of it. */
import { HOUR_MS } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import type { RareTiesSettings } from './params.ts';
import type { RareTies } from './ties.ts';

export interface Scale {
  readonly window_ms: number;
  /**
   * One entry a tie: rare ties that its payer has within half the scale to either side, and those that its payee has.
   */
  readonly outDegree: Uint32Array;
  readonly inDegree: Uint32Array;
  /** One entry a tie: rare ties of the whole network within half the scale to either side. */
  readonly around: Uint32Array;
}

/** Scales from the shortest, each three times the one before, the whole window last. */
export function scalesOf({ window }: DetectionInput, { shortest_scale_hours }: RareTiesSettings): number[] {
  const span_ms = window.end_ms - window.start_ms;
  const scales: number[] = [];
  for (let window_ms = shortest_scale_hours * HOUR_MS; window_ms < span_ms; window_ms *= 3) scales.push(window_ms);
  return [...scales, span_ms];
}

/** O(ties). */
export function scaleOf(ties: RareTies, window_ms: number): Scale {
  const { count, payer, payee, time_ms, payerOffsets, byPayer, payeeOffsets, byPayee } = ties;
  const outDegree = new Uint32Array(count);
  const inDegree = new Uint32Array(count);
  const around = new Uint32Array(count);
  const all = Uint32Array.from({ length: count }, (_, tie) => tie);
  countAround(all, 0, count, time_ms, window_ms, around);
  for (let tie = 0; tie < count; tie++) {
    const [from, to] = [payer[tie]!, payee[tie]!];
    // The first tie of an address counts for all of them at once.
    if (byPayer[payerOffsets[from]!] === tie)
      countAround(byPayer, payerOffsets[from]!, payerOffsets[from + 1]!, time_ms, window_ms, outDegree);
    if (byPayee[payeeOffsets[to]!] === tie)
      countAround(byPayee, payeeOffsets[to]!, payeeOffsets[to + 1]!, time_ms, window_ms, inDegree);
  }
  return { window_ms, outDegree, inDegree, around };
}

/** For each tie of an ascending list, how many of the list lie within half the window of it, itself included. */
function countAround(
  list: Uint32Array,
  begin: number,
  end: number,
  time_ms: Float64Array,
  window_ms: number,
  counts: Uint32Array,
): void {
  let [first, last] = [begin, begin];
  for (let at = begin; at < end; at++) {
    const time = time_ms[list[at]!]!;
    while (time - time_ms[list[first]!]! > window_ms / 2) first++;
    while (last < end && time_ms[list[last]!]! - time <= window_ms / 2) last++;
    counts[list[at]!] = last - first;
  }
}

/** −log2 of how often a random network with these degrees has this tie. */
export function tieBits({ outDegree, inDegree, around }: Scale, tie: number): number {
  return Math.log2(around[tie]! / (outDegree[tie]! * inDegree[tie]!));
}
