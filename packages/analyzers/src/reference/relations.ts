/**
 * Relations: all transfers of one payer to one payee in one asset. They are the units that a reference network
 * shuffles.
 */
import type { TransferColumns } from '@analytics/domain';
import { rowsByNode } from '../transfer-index.ts';

/** Row lists in compressed form: the rows of relation r are `rows.subarray(offsets[r], offsets[r + 1])`, ascending. */
export interface Relations {
  readonly count: number;
  /** One entry a relation. */
  readonly payer: Uint32Array;
  readonly payee: Uint32Array;
  readonly asset: Uint32Array;
  /** count + 1. */
  readonly offsets: Uint32Array;
  /** transfers.length. */
  readonly rows: Uint32Array;
}

/** In the order of their first transfers. O(transfers). */
export function relationsOf(transfers: TransferColumns, nodeCount: number): Relations {
  const { length, from, to, asset } = transfers;
  const byPair = new Map<number, Map<number, number>>();
  const relationOfRow = new Uint32Array(length);
  const [payers, payees, assets]: number[][] = [[], [], []];
  for (let row = 0; row < length; row++) {
    const pair = from[row]! * nodeCount + to[row]!;
    let ofAsset = byPair.get(pair);
    if (ofAsset === undefined) byPair.set(pair, (ofAsset = new Map<number, number>()));
    let relation = ofAsset.get(asset[row]!);
    if (relation === undefined) {
      relation = payers!.length;
      ofAsset.set(asset[row]!, relation);
      payers!.push(from[row]!);
      payees!.push(to[row]!);
      assets!.push(asset[row]!);
    }
    relationOfRow[row] = relation;
  }
  const count = payers!.length;
  const [offsets, rows] = rowsByNode(relationOfRow, count);
  return {
    count,
    payer: Uint32Array.from(payers!),
    payee: Uint32Array.from(payees!),
    asset: Uint32Array.from(assets!),
    offsets,
    rows,
  };
}
