/**
 * What the feature kernels are given: typed arrays and plain values only, so that it can be posted to worker threads.
 */
import type { AddressColumns, TransferColumns, Window } from '@analytics/domain';
import type { TransferIndex } from '../transfer-index.ts';
import type { FeatureSettings } from './params.ts';

export interface FeatureInput {
  readonly window: Window;
  readonly transfers: TransferColumns;
  readonly index: TransferIndex;
  readonly addresses: Pick<AddressColumns, 'length' | 'is_service' | 'risk_category'>;
  /** 2 · nodeCount words, low and high of each address's total volume times 1e18: the layout of Arrow's decimal128. */
  readonly total_volume_usd: BigUint64Array;
  readonly settings: FeatureSettings;
}

/**
 * Whether any transfer of the window has a price. Where none has, weights fall back to transfer counts. O(transfers).
 */
export function isPriced(transfers: TransferColumns): boolean {
  for (let row = 0; row < transfers.length; row++) {
    if (transfers.amount_usd[row]! > 0) return true;
  }
  return false;
}

/** One more than the largest asset id of the window; 0 without transfers. O(transfers). */
export function assetLimit(transfers: TransferColumns): number {
  let limit = 0;
  for (let row = 0; row < transfers.length; row++) limit = Math.max(limit, transfers.asset[row]! + 1);
  return limit;
}
