/** A window's transfers in the order in which taint runs through them, with what every account holds at each. */
import type { DetectionInput } from '../structural/detection.ts';

/** What taint is traced through: of the assets only their number is read, of the addresses no text. */
export interface ExposureInput extends Pick<DetectionInput, 'transfers' | 'index'> {
  readonly addresses: Pick<DetectionInput['addresses'], 'is_service' | 'risk_category'>;
  readonly assets: { readonly length: number };
}

/**
 * `from_risk` follows money out of a risk; `to_risk` follows it back from one, as the same arithmetic in reversed time: what an address sent
 * is explained by what it had received before.
 */
export const EXPOSURE_DIRECTIONS = ['from_risk', 'to_risk'] as const;
export type ExposureDirection = (typeof EXPOSURE_DIRECTIONS)[number];

/**
 * All arrays have `length` entries, in the order of flow. An account is one address's holding of one asset; amounts are native units. Balances
 * are what the account got in the window less what it gave: what it gives beyond that is older money, and clean.
 */
export interface FlowColumns {
  readonly length: number;
  readonly nodeCount: number;
  readonly accountCount: number;
  /** Giver and receiver in the direction of flow. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly fromAccount: Uint32Array;
  readonly toAccount: Uint32Array;
  readonly timestamp_ms: Float64Array;
  readonly amount: Float64Array;
  readonly amount_usd: Float64Array;
  /** Balance of the giver's account before the instant, and all that leaves it in that instant. */
  readonly giverBalance: Float64Array;
  readonly leaving: Float64Array;
  /** Balance of the receiver's account after what it gives in the instant, before what it gets. */
  readonly receiverBalance: Float64Array;
  /** Where each group of equal timestamps begins, and at last `length`. */
  readonly instants: Uint32Array;
  /** Transfers of each account (accountCount entries). */
  readonly degree: Uint32Array;
}

/** Transfers of one millisecond are in no order: all leave from the balance before it. O(transfers + accounts). */
export function flowColumns(input: ExposureInput, direction: ExposureDirection): FlowColumns {
  const { transfers, index } = input;
  const { length } = transfers;
  const reversed = direction === 'to_risk';
  const inOrder = <A extends Float64Array | Uint32Array>(column: A): A =>
    reversed ? (column.slice().reverse() as A) : column;
  const [fromAccount, toAccount, accountCount] = accountsOf(input);
  const degree = new Uint32Array(accountCount);
  for (let row = 0; row < length; row++) {
    degree[fromAccount[row]!]!++;
    degree[toAccount[row]!]!++;
  }
  const timestamp_ms = inOrder(transfers.timestamp_ms);
  const flow = {
    length,
    nodeCount: index.nodeCount,
    accountCount,
    from: inOrder(reversed ? transfers.to : transfers.from),
    to: inOrder(reversed ? transfers.from : transfers.to),
    fromAccount: inOrder(reversed ? toAccount : fromAccount),
    toAccount: inOrder(reversed ? fromAccount : toAccount),
    timestamp_ms,
    instants: instantsOf(timestamp_ms),
    amount: inOrder(transfers.amount),
    amount_usd: inOrder(transfers.amount_usd),
    giverBalance: new Float64Array(length),
    leaving: new Float64Array(length),
    receiverBalance: new Float64Array(length),
    degree,
  };
  fillBalances(flow);
  return flow;
}

function instantsOf(timestamp_ms: Float64Array): Uint32Array {
  const begins: number[] = [];
  timestamp_ms.forEach((time_ms, at) => {
    if (at === 0 || timestamp_ms[at - 1] !== time_ms) begins.push(at);
  });
  begins.push(timestamp_ms.length);
  return Uint32Array.from(begins);
}

function fillBalances(flow: FlowColumns): void {
  const { instants, fromAccount, toAccount, amount, giverBalance, leaving, receiverBalance } = flow;
  const balance = new Float64Array(flow.accountCount);
  const left = new Float64Array(flow.accountCount);
  for (let instant = 0; instant + 1 < instants.length; instant++) {
    const begin = instants[instant]!;
    const end = instants[instant + 1]!;
    for (let at = begin; at < end; at++) left[fromAccount[at]!]! += amount[at]!;
    for (let at = begin; at < end; at++) {
      giverBalance[at] = balance[fromAccount[at]!]!;
      leaving[at] = left[fromAccount[at]!]!;
    }
    for (let at = begin; at < end; at++) {
      const account = fromAccount[at]!;
      balance[account] = Math.max(0, balance[account]! - left[account]!);
      left[account] = 0;
    }
    for (let at = begin; at < end; at++) receiverBalance[at] = balance[toAccount[at]!]!;
    for (let at = begin; at < end; at++) balance[toAccount[at]!]! += amount[at]!;
  }
}

/** Accounts in the order of nodes, then of first use. */
function accountsOf({
  index,
  transfers,
  assets,
}: ExposureInput): [fromAccount: Uint32Array, toAccount: Uint32Array, accountCount: number] {
  const fromAccount = new Uint32Array(transfers.length);
  const toAccount = new Uint32Array(transfers.length);
  const openedBy = new Uint32Array(assets.length);
  const accountOfAsset = new Uint32Array(assets.length);
  let accountCount = 0;
  const open = (node: number, row: number): number => {
    const asset = transfers.asset[row]!;
    if (openedBy[asset] !== node + 1) {
      openedBy[asset] = node + 1;
      accountOfAsset[asset] = accountCount++;
    }
    return accountOfAsset[asset]!;
  };
  for (let node = 0; node < index.nodeCount; node++) {
    for (let at = index.inOffsets[node]!; at < index.inOffsets[node + 1]!; at++) {
      toAccount[index.inRows[at]!] = open(node, index.inRows[at]!);
    }
    for (let at = index.outOffsets[node]!; at < index.outOffsets[node + 1]!; at++) {
      fromAccount[index.outRows[at]!] = open(node, index.outRows[at]!);
    }
  }
  return [fromAccount, toAccount, accountCount];
}
