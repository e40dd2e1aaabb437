/** How long money stays with an address, and how much of it passes straight through. */
import { HOUR_MS } from '@analytics/domain';
import { allocateAddressRows, largestDegree, loadAddressRows, type AddressRows } from '../address-rows.ts';
import { assetLimit, isPriced, type FeatureInput } from '../feature-input.ts';
import { allocateFifoMatches, allocateFifoScratch, fifoMatches, type FifoMatches } from './fifo-matches.ts';
import { weightedMedian } from './weighted-median.ts';

export interface HoldingColumns {
  readonly pass_through_ratio: Float32Array;
  readonly median_holding_seconds: Float64Array;
}

/**
 * Gives pass_through_ratio and median_holding_seconds of nodes firstNode … lastNode − 1, from FIFO matches valued at
 * receipt.
 *
 * Every column has lastNode − firstNode entries; adjoining ranges join to the same bits. A holding time of exactly
 * `pass_through_hours` still passes through. Where the window has no price at all, the median weighs each receipt by
 * one transfer and pass_through_ratio is 0; an address whose matched receipts alone are worth nothing has a median of
 * 0. O(t log t) for t transfers.
 */
export function holdingFeatures(input: FeatureInput, firstNode: number, lastNode: number): HoldingColumns {
  const { transfers, index, settings } = input;
  const length = lastNode - firstNode;
  const columns: HoldingColumns = {
    pass_through_ratio: new Float32Array(length),
    median_holding_seconds: new Float64Array(length),
  };
  const priced = isPriced(transfers);
  const capacity = largestDegree(index, firstNode, lastNode);
  const rows = allocateAddressRows(capacity);
  const matches = allocateFifoMatches(capacity);
  const scratch = allocateFifoScratch(capacity, assetLimit(transfers));
  const weights = new Float64Array(capacity);
  const limit_ms = settings.pass_through_hours * HOUR_MS;
  for (let node = firstNode; node < lastNode; node++) {
    const receives = index.inOffsets[node]! < index.inOffsets[node + 1]!;
    const sends = index.outOffsets[node]! < index.outOffsets[node + 1]!;
    if (!receives || !sends) continue;
    loadAddressRows(transfers, index, node, rows);
    fifoMatches(transfers, rows, matches, scratch);
    columns.pass_through_ratio[node - firstNode] = passThroughRatio(rows, matches, limit_ms);
    for (let m = 0; m < matches.count; m++) {
      weights[m] = matches.share[m]! * (priced ? rows.amount_usd[matches.receipt[m]!]! : 1);
    }
    const median_ms = weightedMedian(matches.holding_ms, weights, matches.count, scratch.order);
    columns.median_holding_seconds[node - firstNode] = median_ms / 1000;
  }
  return columns;
}

function passThroughRatio(rows: AddressRows, matches: FifoMatches, limit_ms: number): number {
  let in_usd = 0;
  for (let i = 0; i < rows.count; i++) {
    if (!rows.is_out[i]) in_usd += rows.amount_usd[i]!;
  }
  let passed_usd = 0;
  for (let m = 0; m < matches.count; m++) {
    if (matches.holding_ms[m]! <= limit_ms) passed_usd += matches.share[m]! * rows.amount_usd[matches.receipt[m]!]!;
  }
  return in_usd > 0 ? Math.min(1, passed_usd / in_usd) : 0;
}
