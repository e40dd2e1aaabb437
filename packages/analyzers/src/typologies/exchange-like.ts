/**
 * What behaves as an exchange does, label or not: customers pay in by deposit wallets of their own, and many are paid
 * out.
 */
import type { TypologyContext } from './context.ts';

/** Deposit wallets that sweep to it, and addresses that it pays. */
const MIN_FEEDERS = 15;
const MIN_PAID = 10;

/** O(rows that the node sent). */
export function isExchangeLike(context: TypologyContext, node: number): boolean {
  if (context.feeder_count[node]! < MIN_FEEDERS) return false;
  const { to } = context.input.transfers;
  const paid = new Set<number>();
  for (const row of context.rowsOut(node)) {
    paid.add(to[row]!);
    if (paid.size >= MIN_PAID) return true;
  }
  return false;
}
