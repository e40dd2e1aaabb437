/** Whether an address keeps its main counterparties from one quarter of the window to the next. */
import type { Window } from '@analytics/domain';
import type { AddressRows } from '../address-rows.ts';
import type { PairGroups } from './pair-groups.ts';

const QUARTERS = 4;
const LARGEST = 10;

/** Pairs of one quarter; `weightOfPair` is 0 and `isTop` 0 for every pair between two calls. */
export interface StabilityScratch {
  /** Capacity of AddressRows; weights of the pairs met in the quarter. */
  readonly weightOfPair: Float64Array;
  readonly met: Uint8Array;
  readonly metPairs: Uint32Array;
  /** QUARTERS · LARGEST pairs, the largest first, and how many each quarter has. */
  readonly top: Uint32Array;
  readonly topCount: Uint32Array;
}

export function allocateStabilityScratch(capacity: number): StabilityScratch {
  return {
    weightOfPair: new Float64Array(capacity),
    met: new Uint8Array(capacity),
    metPairs: new Uint32Array(capacity),
    top: new Uint32Array(QUARTERS * LARGEST),
    topCount: new Uint32Array(QUARTERS),
  };
}

/**
 * Mean Jaccard index of the ten largest counterparties of consecutive quarters, over the pairs of quarters that both
 * have a transfer; 0 without one. The window is cut into four equal parts; counterparties are ranked by USD exchanged
 * in the quarter (transfers where `priced` is false), ties by address; a quarter with fewer than ten takes part with
 * those it has. O(transfers).
 */
export function counterpartyStability(
  rows: AddressRows,
  groups: PairGroups,
  window: Window,
  priced: boolean,
  scratch: StabilityScratch,
): number {
  const { top, topCount } = scratch;
  topCount.fill(0);
  const span_ms = window.end_ms - window.start_ms;
  for (let first = 0; first < rows.count;) {
    const quarter = quarterOf(rows.timestamp_ms[first]!, window.start_ms, span_ms);
    let end = first + 1;
    while (end < rows.count && quarterOf(rows.timestamp_ms[end]!, window.start_ms, span_ms) === quarter) end++;
    topCount[quarter] = rankLargest(rows, groups, first, end, priced, scratch, quarter * LARGEST);
    first = end;
  }
  let jaccardSum = 0;
  let compared = 0;
  for (let quarter = 1; quarter < QUARTERS; quarter++) {
    const here = topCount[quarter]!;
    const before = topCount[quarter - 1]!;
    if (here === 0 || before === 0) continue;
    let shared = 0;
    for (let i = 0; i < before; i++) {
      for (let j = 0; j < here; j++) {
        if (top[(quarter - 1) * LARGEST + i] === top[quarter * LARGEST + j]) shared++;
      }
    }
    jaccardSum += shared / (before + here - shared);
    compared++;
  }
  return compared > 0 ? jaccardSum / compared : 0;
}

function quarterOf(timestamp_ms: number, start_ms: number, span_ms: number): number {
  const quarter = Math.floor((QUARTERS * (timestamp_ms - start_ms)) / span_ms);
  return Math.min(QUARTERS - 1, Math.max(0, quarter));
}

/** Writes the largest pairs of positions [first, end) to `top[at …]` and returns how many there are. */
function rankLargest(
  rows: AddressRows,
  groups: PairGroups,
  first: number,
  end: number,
  priced: boolean,
  { weightOfPair, met, metPairs, top }: StabilityScratch,
  at: number,
): number {
  let metCount = 0;
  for (let i = first; i < end; i++) {
    const pair = groups.pairOfPosition[i]!;
    if (!met[pair]) {
      met[pair] = 1;
      metPairs[metCount++] = pair;
    }
    weightOfPair[pair]! += priced ? rows.amount_usd[i]! : 1;
  }
  const ranksBefore = (one: number, other: number): boolean =>
    weightOfPair[one] === weightOfPair[other]
      ? groups.counterparty[one]! < groups.counterparty[other]!
      : weightOfPair[one]! > weightOfPair[other]!;
  let count = 0;
  for (let m = 0; m < metCount; m++) {
    const pair = metPairs[m]!;
    if (count === LARGEST && !ranksBefore(pair, top[at + LARGEST - 1]!)) continue;
    let place = count < LARGEST ? count++ : LARGEST - 1;
    while (place > 0 && ranksBefore(pair, top[at + place - 1]!)) {
      top[at + place] = top[at + place - 1]!;
      place--;
    }
    top[at + place] = pair;
  }
  for (let m = 0; m < metCount; m++) {
    weightOfPair[metPairs[m]!] = 0;
    met[metPairs[m]!] = 0;
  }
  return count;
}
