/**
 * Swaps that a swap service answers with a second transaction: money in, soon after money of another class out, alike
 * in value.
 */
import { addToList, HOUR_MS } from '@analytics/domain';
import { rowsIn, rowsOut } from '../../transfer-index.ts';
import type { AssetClasses } from './asset-classes.ts';
import type { JoinedMove } from './joined-legs.ts';
import { exactAt, type TraceInput } from './trace-input.ts';
import type { TraceEnds } from './trace-ends.ts';

const MAX_WAIT_MS = HOUR_MS;
/** Fees, slippage and prices of a day. */
const MAX_GAP = 0.06;

/**
 * Each payout answers one payment, the earliest that fits. `taken` marks the rows of both. O(transfers of swap
 * services).
 */
export function swapsInTwoTransactions(
  { transfers, transaction, index, amount_exact, amount_usd_exact }: TraceInput,
  classes: AssetClasses,
  ends: TraceEnds,
): { taken: Uint8Array; moves: JoinedMove[] } {
  const taken = new Uint8Array(transfers.length);
  const moves: JoinedMove[] = [];
  const { from, to, asset, timestamp_ms, amount_usd } = transfers;
  for (let node = 0; node < index.nodeCount; node++) {
    if (!ends.isSwap(node)) continue;
    const paidIn = rowsIn(index, node);
    const paidOut = rowsOut(index, node);
    const waiting = new Map<number, number[]>();
    let next = 0;
    for (const out of paidOut) {
      for (; next < paidIn.length && timestamp_ms[paidIn[next]!]! <= timestamp_ms[out]!; next++) {
        const payer = from[paidIn[next]!]!;
        addToList(waiting, payer, paidIn[next]!);
      }
      const asked = waiting.get(to[out]!);
      if (asked === undefined) continue;
      const open = asked.filter((row) => timestamp_ms[out]! - timestamp_ms[row]! <= MAX_WAIT_MS);
      if (open.length === 0) continue;
      const found = open.findIndex((row) => {
        const ratio = amount_usd[out]! / amount_usd[row]!;
        return asset[row] !== asset[out] && transaction[row] !== transaction[out] && Math.abs(ratio - 1) <= MAX_GAP;
      });
      waiting.set(to[out]!, found < 0 ? open : open.filter((_, at) => at !== found));
      if (found < 0) continue;
      const row = open[found]!;
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
