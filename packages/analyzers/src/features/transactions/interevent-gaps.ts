/** The rhythm of an address: the gaps between its consecutive transfers. */
import type { AddressRows } from '../address-rows.ts';
import { meanAndDeviation } from '../spread.ts';

export interface GapColumns {
  readonly mean_interevent_seconds: Float64Array;
  readonly flow_burstiness: Float32Array;
  readonly transaction_regularity: Float32Array;
}

export function allocateGapColumns(length: number): GapColumns {
  return {
    mean_interevent_seconds: new Float64Array(length),
    flow_burstiness: new Float32Array(length),
    transaction_regularity: new Float32Array(length),
  };
}

/**
 * Writes the gap columns of one address at `at`; `gaps` is scratch of `rows.count` entries. O(n).
 *
 * σ is the sample deviation, as everywhere in the dictionary. Burstiness is 0 below 3 transfers and where all share one
 * instant (0/0); a single transfer has no gaps, no variation, and so a regularity of 1. Source: Goh, Barabási 2008,
 * doi:10.1209/0295-5075/81/48002.
 */
export function writeGapColumns(rows: AddressRows, columns: GapColumns, at: number, gaps: Float64Array): void {
  const { count, timestamp_ms } = rows;
  for (let i = 1; i < count; i++) gaps[i - 1] = timestamp_ms[i]! - timestamp_ms[i - 1]!;
  const { mean, deviation } = meanAndDeviation(gaps, Math.max(0, count - 1));
  columns.mean_interevent_seconds[at] = mean / 1000;
  columns.flow_burstiness[at] = count < 3 || mean === 0 ? 0 : (deviation - mean) / (deviation + mean);
  columns.transaction_regularity[at] = mean === 0 ? 1 : 1 / (1 + deviation / mean);
}
