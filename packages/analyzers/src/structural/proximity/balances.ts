/** What part of its balance an address spends with each transfer: the haircut, the same for every risk. */
import type { DetectionInput } from '../detection.ts';

/**
 * An account is one address's holding of one asset. `inAccount[row]` is the receiver's, `outAccount[row]` the sender's; the rows of account a are
 * `inRows[inOffsets[a] … inOffsets[a + 1])`, likewise out, ascending, without self-transfers.
 */
export interface Balances {
  readonly inAccount: Uint32Array;
  readonly outAccount: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inRows: Uint32Array;
  readonly outOffsets: Uint32Array;
  readonly outRows: Uint32Array;
  /** For each transfer, in [0, 1]: its value over what its sender's account held of the receipts of the window. */
  readonly share: Float64Array;
}

/**
 * O(transfers). Payments beyond the receipts of the window are from older money: the account is then spent whole (share 1) and the rest of the
 * payment is untainted. What arrives in a millisecond can be spent only after it, as transfers of one instant are in no order.
 */
export function balancesOf(input: DetectionInput, value: Float64Array): Balances {
  const { transfers } = input;
  const { inAccount, outAccount, accountCount } = accountsOf(input);
  const [inOffsets, inRows] = rowsByAccount(transfers, inAccount, accountCount);
  const [outOffsets, outRows] = rowsByAccount(transfers, outAccount, accountCount);
  const { from, to, timestamp_ms: times, length } = transfers;
  const share = new Float64Array(length);
  const balance = new Float64Array(accountCount);
  for (let begin = 0, end = 0; begin < length; begin = end) {
    while (end < length && times[end] === times[begin]) end++;
    for (let row = begin; row < end; row++) {
      if (from[row] === to[row]) continue;
      const held = balance[outAccount[row]!]!;
      share[row] = held > 0 ? Math.min(1, value[row]! / held) : 0;
      balance[outAccount[row]!] = Math.max(0, held - value[row]!);
    }
    for (let row = begin; row < end; row++) if (from[row] !== to[row]) balance[inAccount[row]!]! += value[row]!;
  }
  return { inAccount, outAccount, inOffsets, inRows, outOffsets, outRows, share };
}

function accountsOf({ index, transfers, assets }: DetectionInput): {
  inAccount: Uint32Array;
  outAccount: Uint32Array;
  accountCount: number;
} {
  const inAccount = new Uint32Array(transfers.length);
  const outAccount = new Uint32Array(transfers.length);
  const openedBy = new Uint32Array(assets.length);
  const accountOfAsset = new Uint32Array(assets.length);
  let accountCount = 0;
  const accountOf = (node: number, asset: number): number => {
    if (openedBy[asset] !== node + 1) {
      openedBy[asset] = node + 1;
      accountOfAsset[asset] = accountCount++;
    }
    return accountOfAsset[asset]!;
  };
  for (let node = 0; node < index.nodeCount; node++) {
    for (let i = index.inOffsets[node]!; i < index.inOffsets[node + 1]!; i++) {
      inAccount[index.inRows[i]!] = accountOf(node, transfers.asset[index.inRows[i]!]!);
    }
    for (let i = index.outOffsets[node]!; i < index.outOffsets[node + 1]!; i++) {
      outAccount[index.outRows[i]!] = accountOf(node, transfers.asset[index.outRows[i]!]!);
    }
  }
  return { inAccount, outAccount, accountCount };
}

function rowsByAccount(
  { from, to, length }: DetectionInput['transfers'],
  accountOfRow: Uint32Array,
  accountCount: number,
): [Uint32Array, Uint32Array] {
  const offsets = new Uint32Array(accountCount + 1);
  for (let row = 0; row < length; row++) if (from[row] !== to[row]) offsets[accountOfRow[row]! + 1]!++;
  for (let account = 0; account < accountCount; account++) offsets[account + 1]! += offsets[account]!;
  const next = offsets.slice(0, accountCount);
  const rows = new Uint32Array(offsets[accountCount]!);
  for (let row = 0; row < length; row++) if (from[row] !== to[row]) rows[next[accountOfRow[row]!]!++] = row;
  return [offsets, rows];
}
