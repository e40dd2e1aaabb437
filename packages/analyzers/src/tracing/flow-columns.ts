/** A window's transfers in the order in which taint runs through them, with what every account holds at each. */
import type { TransferColumns } from '@analytics/domain';
import type { Accounts } from './accounts.ts';

/**
 * `from_risk` follows money out of a risk; `to_risk` follows it back from one, as the same arithmetic in reversed time:
 * what an address sent is explained by what it had received before.
 */
export const EXPOSURE_DIRECTIONS = ['from_risk', 'to_risk'] as const;
export type ExposureDirection = (typeof EXPOSURE_DIRECTIONS)[number];

/**
 * All arrays have `length` entries, in the order of flow. Balances are what the account got in the window less what it
 * gave: what it gives beyond that is older money, and clean.
 */
export interface FlowColumns {
  readonly length: number;
  readonly direction: ExposureDirection;
  readonly accountCount: number;
  /** Giver and receiver in the direction of flow. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly fromAccount: Uint32Array;
  readonly toAccount: Uint32Array;
  readonly timestamp_ms: Float64Array;
  /** In the unit that money is followed in. */
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

/**
 * `amount` has one entry a transfer row, in the unit of the accounts' balances. Transfers of one millisecond are in no
 * order: all leave from the balance before it. O(transfers + accounts).
 */
export function flowColumns(
  transfers: TransferColumns,
  { sender, receiver, count }: Accounts,
  amount: Float64Array,
  direction: ExposureDirection,
): FlowColumns {
  const { length } = transfers;
  const reversed = direction === 'to_risk';
  const inOrder = <A extends Float64Array | Uint32Array>(column: A): A =>
    reversed ? (column.slice().reverse() as A) : column;
  const degree = new Uint32Array(count);
  for (let row = 0; row < length; row++) {
    degree[sender[row]!]!++;
    degree[receiver[row]!]!++;
  }
  const timestamp_ms = inOrder(transfers.timestamp_ms);
  const flow = {
    length,
    direction,
    accountCount: count,
    from: inOrder(reversed ? transfers.to : transfers.from),
    to: inOrder(reversed ? transfers.from : transfers.to),
    fromAccount: inOrder(reversed ? receiver : sender),
    toAccount: inOrder(reversed ? sender : receiver),
    timestamp_ms,
    instants: instantsOf(timestamp_ms),
    amount: inOrder(amount),
    amount_usd: inOrder(transfers.amount_usd),
    giverBalance: new Float64Array(length),
    leaving: new Float64Array(length),
    receiverBalance: new Float64Array(length),
    degree,
  };
  fillBalances(flow);
  return flow;
}

/** The transfer row at a place of the flow, and the place of a row. */
export function rowAt({ direction, length }: FlowColumns, at: number): number {
  return direction === 'to_risk' ? length - 1 - at : at;
}

function instantsOf(timestamp_ms: Float64Array): Uint32Array {
  const { length } = timestamp_ms;
  const begins = new Uint32Array(length + 1);
  let count = 0;
  for (let at = 0; at < length; at++) if (at === 0 || timestamp_ms[at - 1] !== timestamp_ms[at]) begins[count++] = at;
  begins[count++] = length;
  return begins.slice(0, count);
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
