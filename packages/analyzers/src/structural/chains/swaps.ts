/** Which payments pay for a swap, and what the swap pays out: money on its way through another asset. */
import { isSwapOf, swapAnswers } from '../../swap-answers.ts';
import type { DetectionInput } from '../detection.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';

/** One entry a transfer: the row that the swap pays out, for the row that pays for it; −1 for every other. */
export type SwapPayouts = Int32Array;

/** A swap that no transfer pays for, or that pays out none. */
export const NO_SWAP = -1;

/** Payments into a service, or payouts by it, in one instant among which the two of a swap are still told apart. */
const MAX_AT_ONCE = 16;

/**
 * Pairs of transfers of one counterparty: paid to it in one asset and paid out by it in another, alike in USD. Paid out
 * to the payer within the hour, or by a swap service to somebody else in the same instant, where no other pair fits: of
 * what an exchange takes in and pays out in one instant nothing belongs together. Of assets without a price there are none. O(transfers).
 */
export function swapPayouts(input: DetectionInput): SwapPayouts {
  const payouts = new Int32Array(input.transfers.length).fill(NO_SWAP);
  const answering = new Uint8Array(input.transfers.length);
  for (let node = 0; node < input.index.nodeCount; node++) {
    for (const [paid, out] of swapAnswers(input, node, () => true)) {
      payouts[paid] = out;
      answering[out] = 1;
    }
    if (input.addresses.is_swap[node] === 1) answerToOthers(input, node, payouts, answering);
  }
  return payouts;
}

/** The one payout of an instant that answers one payment of it by somebody else, where either fits no other. */
function answerToOthers(input: DetectionInput, node: number, payouts: SwapPayouts, answering: Uint8Array): void {
  const { inOffsets, inRows, outOffsets, outRows } = input.index;
  const { from, to, timestamp_ms } = input.transfers;
  const outEnd = outOffsets[node + 1]!;
  for (let begin = outOffsets[node]!, end = begin; begin < outEnd; begin = end) {
    const time_ms = timestamp_ms[outRows[begin]!]!;
    end = firstAfter(outRows, timestamp_ms, begin, outEnd, time_ms);
    const inEnd = inOffsets[node + 1]!;
    const low = firstAtOrAfter(inRows, timestamp_ms, inOffsets[node]!, inEnd, time_ms);
    const high = firstAfter(inRows, timestamp_ms, low, inEnd, time_ms);
    if (low === high || high - low > MAX_AT_ONCE || end - begin > MAX_AT_ONCE) continue;
    const paid = [...inRows.subarray(low, high)].filter((row) => payouts[row] === NO_SWAP);
    const paidOut = [...outRows.subarray(begin, end)].filter((row) => answering[row] === 0);
    const fits = (row: number, out: number): boolean => from[row] !== to[out] && isSwapOf(input, row, out);
    for (const [row, out] of onlyPairs(paid, paidOut, fits)) {
      payouts[row] = out;
      answering[out] = 1;
    }
  }
}

/** The pairs of which neither fits another. O(|left| · |right|). */
function onlyPairs(
  left: readonly number[],
  right: readonly number[],
  fits: (a: number, b: number) => boolean,
): (readonly [number, number])[] {
  return left.flatMap((a) => {
    const [b, ...more] = right.filter((one) => fits(a, one));
    const isOnly = b !== undefined && more.length === 0 && left.every((other) => other === a || !fits(other, b));
    return isOnly ? [[a, b] as const] : [];
  });
}
