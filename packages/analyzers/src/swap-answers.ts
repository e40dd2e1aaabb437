/** Swaps: what an address pays in one asset is soon answered in another, alike in value. */
import { addToList, HOUR_MS, type TransferColumns } from '@analytics/domain';
import { rowsIn, rowsOut, type TransferIndex } from './transfer-index.ts';

const MAX_WAIT_MS = HOUR_MS;
/** Fees, slippage and prices of a day. */
const MAX_GAP = 0.06;
/** Of one payer: who has asked for more at once trades, and any answer fits one of them. */
const MAX_OPEN = 64;

export interface SwapSide {
  readonly transfers: Pick<TransferColumns, 'from' | 'to' | 'asset' | 'timestamp_ms' | 'amount_usd'>;
  readonly index: TransferIndex;
}

/** Whether one transfer may answer another: other assets, and USD that differ by no more than a swap costs. */
export function isSwapOf({ transfers: { asset, amount_usd } }: SwapSide, paid: number, out: number): boolean {
  return asset[paid] !== asset[out] && Math.abs(amount_usd[out]! / amount_usd[paid]! - 1) <= MAX_GAP;
}

/**
 * The pairs in which `node` is paid and pays the same address back within the hour: each payout answers one payment,
 * the earliest that fits and that `mayAnswer`. In the order of the payouts. O(transfers of the node).
 */
export function* swapAnswers(
  side: SwapSide,
  node: number,
  mayAnswer: (paid: number, out: number) => boolean,
): Generator<readonly [paid: number, out: number]> {
  const { from, to, timestamp_ms } = side.transfers;
  const paidIn = rowsIn(side.index, node);
  const waiting = new Map<number, number[]>();
  let next = 0;
  for (const out of rowsOut(side.index, node)) {
    for (; next < paidIn.length && timestamp_ms[paidIn[next]!]! <= timestamp_ms[out]!; next++)
      addToList(waiting, from[paidIn[next]!]!, paidIn[next]!);
    const asked = waiting.get(to[out]!);
    if (asked === undefined) continue;
    const open = asked.filter((row) => timestamp_ms[out]! - timestamp_ms[row]! <= MAX_WAIT_MS).slice(-MAX_OPEN);
    const found = open.findIndex((row) => isSwapOf(side, row, out) && mayAnswer(row, out));
    waiting.set(to[out]!, found < 0 ? open : open.filter((_, at) => at !== found));
    if (found >= 0) yield [open[found]!, out];
  }
}
