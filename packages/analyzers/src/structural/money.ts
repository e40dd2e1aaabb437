/**
 * What a transfer is worth when money is followed: USD where its asset has a price in the window, its native amount
 * where not.
 */
import { counted, type RunNotice } from '@analytics/domain';
import type { DetectionInput } from './detection.ts';

export interface Money {
  /** One entry a transfer. Comparable within one asset always, across assets only where both are priced. */
  readonly value: Float64Array;
  /** 1 for assets with any USD amount above zero; one entry an asset. */
  readonly priced: Uint8Array;
  readonly notices: readonly RunNotice[];
}

/** O(transfers); allocates only where an asset has no price. */
export function moneyOf(input: Pick<DetectionInput, 'transfers' | 'assets'>): Money {
  const { length, asset, amount, amount_usd } = input.transfers;
  const priced = new Uint8Array(input.assets.length);
  const seen = new Uint8Array(input.assets.length);
  for (let row = 0; row < length; row++) {
    seen[asset[row]!] = 1;
    if (amount_usd[row]! > 0) priced[asset[row]!] = 1;
  }
  let unpriced = 0;
  for (let a = 0; a < seen.length; a++) unpriced += seen[a]! & (1 - priced[a]!);
  if (unpriced === 0) return { value: amount_usd, priced, notices: [] };
  const value = new Float64Array(length);
  for (let row = 0; row < length; row++) value[row] = priced[asset[row]!] === 1 ? amount_usd[row]! : amount[row]!;
  return { value, priced, notices: [unpricedNotice(unpriced, priced.includes(1))] };
}

function unpricedNotice(count: number, anyPriced: boolean): RunNotice {
  const consequence =
    'conservation of value is judged by native amounts of the same asset and USD figures of these transfers are 0';
  return anyPriced
    ? {
        code: 'ASSET_UNPRICED',
        count,
        message: `Without a price in the window: ${counted(count, 'asset')}; ${consequence}.`,
      }
    : {
        code: 'PRICES_ALL_ZERO',
        count,
        message: `Every price in the window is zero (${counted(count, 'asset')}): ${consequence}.`,
      };
}
