/** How much of its sender's balance every transfer carries away: the mixing rule of haircut tracing. */
import type { TransferColumns } from '@analytics/domain';
import { groupEnd } from './time-groups.ts';

/**
 * Gives for each transfer the share of the sender's balance that leaves with it, in [0, 1] (transfers.length entries).
 *
 * The balance is in USD over all assets: what the address received in the window before this millisecond, less what it
 * sent. A transfer of x out of a balance B carries x / B of it. Where the address sends X > B in one millisecond, the
 * surplus is money of before the window: each transfer carries x / X of the balance, and all of it leaves. Receipts of
 * the same millisecond are not yet part of the balance. O(transfers) time, O(nodes) memory; one pass in row order.
 * Source of the rule: Möser, Böhme, Breuker 2014, doi:10.1007/978-3-662-44774-1_2.
 */
export function haircutShares(transfers: TransferColumns, nodeCount: number): Float64Array {
  const { from, to, amount_usd } = transfers;
  const shares = new Float64Array(transfers.length);
  const balance_usd = new Float64Array(nodeCount);
  const leaving_usd = new Float64Array(nodeCount);
  for (let first = 0; first < transfers.length;) {
    const end = groupEnd(transfers, first);
    for (let row = first; row < end; row++) leaving_usd[from[row]!]! += amount_usd[row]!;
    for (let row = first; row < end; row++) {
      const sender = from[row]!;
      const whole_usd = Math.max(balance_usd[sender]!, leaving_usd[sender]!);
      // An empty balance has nothing to share out, and a transfer of 0 out of it must not become 0/0.
      shares[row] = balance_usd[sender]! > 0 ? amount_usd[row]! / whole_usd : 0;
    }
    for (let row = first; row < end; row++) {
      const sender = from[row]!;
      balance_usd[sender] = Math.max(0, balance_usd[sender]! - leaving_usd[sender]!);
      leaving_usd[sender] = 0;
    }
    for (let row = first; row < end; row++) balance_usd[to[row]!]! += amount_usd[row]!;
    first = end;
  }
  return shares;
}
