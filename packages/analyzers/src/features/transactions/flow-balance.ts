/** What runs in against what runs out, and over how many assets. */
import type { AddressRows } from '../address-rows.ts';
import { evenness } from '../entropy.ts';

export interface FlowBalanceColumns {
  readonly reciprocity_ratio: Float32Array;
  readonly in_out_ratio: Float32Array;
  readonly flow_asymmetry: Float32Array;
  readonly asset_diversity_score: Float32Array;
}

/** USD by asset: `slotOfAsset` is −1 for every asset between two calls. */
export interface AssetScratch {
  /** One entry per asset of the window. */
  readonly slotOfAsset: Int32Array;
  readonly assetOfSlot: Uint32Array;
  readonly usdOfSlot: Float64Array;
}

export function allocateAssetScratch(assetCount: number): AssetScratch {
  return {
    slotOfAsset: new Int32Array(assetCount).fill(-1),
    assetOfSlot: new Uint32Array(assetCount),
    usdOfSlot: new Float64Array(assetCount),
  };
}

export function allocateFlowBalanceColumns(length: number): FlowBalanceColumns {
  return {
    reciprocity_ratio: new Float32Array(length),
    in_out_ratio: new Float32Array(length),
    flow_asymmetry: new Float32Array(length),
    asset_diversity_score: new Float32Array(length),
  };
}

/** Writes the balance columns of one address at `at`. Sums run by ascending row, assets by first appearance. O(n). */
export function writeFlowBalanceColumns(
  rows: AddressRows,
  columns: FlowBalanceColumns,
  at: number,
  scratch: AssetScratch,
): void {
  const { slotOfAsset, assetOfSlot, usdOfSlot } = scratch;
  let in_usd = 0;
  let out_usd = 0;
  let assets = 0;
  for (let i = 0; i < rows.count; i++) {
    const usd = rows.amount_usd[i]!;
    if (rows.is_out[i]) out_usd += usd;
    else in_usd += usd;
    const asset = rows.asset[i]!;
    let slot = slotOfAsset[asset]!;
    if (slot < 0) {
      slot = assets++;
      slotOfAsset[asset] = slot;
      assetOfSlot[slot] = asset;
      usdOfSlot[slot] = 0;
    }
    usdOfSlot[slot]! += usd;
  }
  for (let slot = 0; slot < assets; slot++) slotOfAsset[assetOfSlot[slot]!] = -1;

  const total_usd = in_usd + out_usd;
  columns.asset_diversity_score[at] = evenness(usdOfSlot, assets, total_usd);
  if (total_usd === 0) return;
  columns.reciprocity_ratio[at] = (2 * Math.min(in_usd, out_usd)) / total_usd;
  columns.in_out_ratio[at] = in_usd / total_usd;
  columns.flow_asymmetry[at] = Math.abs(in_usd - out_usd) / total_usd;
}
