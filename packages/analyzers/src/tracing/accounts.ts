/** Whose balance a transfer leaves and whose it enters. */
import type { TransferColumns } from '@analytics/domain';
import type { TransferIndex } from '../transfer-index.ts';

export interface Accounts {
  /** The sender's and the receiver's account, one entry a transfer. */
  readonly sender: Uint32Array;
  readonly receiver: Uint32Array;
  readonly count: number;
}

/** One account an address, over all assets: for amounts that are all in one unit. */
export function accountsByAddress({ from, to }: TransferColumns, nodeCount: number): Accounts {
  return { sender: from, receiver: to, count: nodeCount };
}

/** One account an address and asset, in the order of nodes, then of first use. O(transfers). */
export function accountsByAsset(transfers: TransferColumns, index: TransferIndex, asset_count: number): Accounts {
  const sender = new Uint32Array(transfers.length);
  const receiver = new Uint32Array(transfers.length);
  const openedBy = new Uint32Array(asset_count);
  const accountOfAsset = new Uint32Array(asset_count);
  let count = 0;
  const open = (node: number, row: number): number => {
    const asset = transfers.asset[row]!;
    if (openedBy[asset] !== node + 1) {
      openedBy[asset] = node + 1;
      accountOfAsset[asset] = count++;
    }
    return accountOfAsset[asset]!;
  };
  for (let node = 0; node < index.nodeCount; node++) {
    for (let at = index.inOffsets[node]!; at < index.inOffsets[node + 1]!; at++) {
      receiver[index.inRows[at]!] = open(node, index.inRows[at]!);
    }
    for (let at = index.outOffsets[node]!; at < index.outOffsets[node + 1]!; at++) {
      sender[index.outRows[at]!] = open(node, index.outRows[at]!);
    }
  }
  return { sender, receiver, count };
}
