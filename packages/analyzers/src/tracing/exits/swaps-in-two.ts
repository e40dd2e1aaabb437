/**
 * Swaps that a swap service answers with a second transaction: money in, soon after money of another class out, alike
 * in value.
 */
import { swapAnswers } from '../../swap-answers.ts';
import type { AssetClasses } from './asset-classes.ts';
import type { JoinedMove } from './joined-legs.ts';
import { exactAt, type TraceInput } from './trace-input.ts';
import type { TraceEnds } from './trace-ends.ts';

/**
 * Each payout answers one payment, the earliest that fits. `taken` marks the rows of both. O(transfers of swap
 * services).
 */
export function swapsInTwoTransactions(
  input: TraceInput,
  classes: AssetClasses,
  ends: TraceEnds,
): { taken: Uint8Array; moves: JoinedMove[] } {
  const { transfers, transaction, amount_exact, amount_usd_exact } = input;
  const taken = new Uint8Array(transfers.length);
  const moves: JoinedMove[] = [];
  const { to, asset, timestamp_ms } = transfers;
  const inTwo = (row: number, out: number): boolean => transaction[row] !== transaction[out];
  for (let node = 0; node < input.index.nodeCount; node++) {
    if (!ends.isSwap(node)) continue;
    for (const [row, out] of swapAnswers(input, node, inTwo)) {
      taken[row] = taken[out] = 1;
      // A coin for its wrapped token: it never left the account.
      if (classes.of[asset[row]!] === classes.of[asset[out]!]) continue;
      moves.push({
        kind: 'two_transactions',
        from: to[out]!,
        to: to[out]!,
        from_class: classes.of[asset[row]!]!,
        to_class: classes.of[asset[out]!]!,
        given: exactAt(amount_exact, row),
        got: exactAt(amount_exact, out),
        usd: exactAt(amount_usd_exact, row),
        time_ms: timestamp_ms[row]!,
        before_row: row,
        rows: [row, out],
      });
    }
  }
  return { taken, moves };
}
