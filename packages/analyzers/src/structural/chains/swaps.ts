/** Which payments pay for a swap, and what the swap pays out: money on its way through another asset. */
import { isSwapOf, swapAnswers } from '../../swap-answers.ts';
import type { DetectionInput } from '../detection.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';

/** One entry a transfer: the row that the swap pays out, for the row that pays for it; −1 for every other. */
export type SwapPayouts = Int32Array;

/** A swap that no transfer pays for, or that pays out none. */
export const NO_SWAP = -1;

/** Payments into a service in one instant among which the one that a payout answers is still told apart. */
const MAX_AT_ONCE = 16;

/**
 * Pairs of transfers of one counterparty: paid to it in one asset and paid out by it in another, alike in USD. Paid out
 * to the payer within the hour, or by a service to somebody else in the same instant, where no other pair fits. Of
 * assets without a price there are none. O(transfers).
 */
export function swapPayouts(input: DetectionInput): SwapPayouts {
  const payouts = new Int32Array(input.transfers.length).fill(NO_SWAP);
  const answering = new Uint8Array(input.transfers.length);
  for (let node = 0; node < input.index.nodeCount; node++) {
    for (const [paid, out] of swapAnswers(input, node, () => true)) {
      payouts[paid] = out;
      answering[out] = 1;
    }
    if (input.addresses.is_service[node] === 1) answerToOthers(input, node, payouts, answering);
  }
  return payouts;
}

/** A payout that answers no payment of its receiver, and the one payment of that instant which it answers instead. */
function answerToOthers(input: DetectionInput, node: number, payouts: SwapPayouts, answering: Uint8Array): void {
  const { inOffsets, inRows, outOffsets, outRows } = input.index;
  const { from, to, timestamp_ms } = input.transfers;
  const end = inOffsets[node + 1]!;
  for (let at = outOffsets[node]!; at < outOffsets[node + 1]!; at++) {
    const out = outRows[at]!;
    if (answering[out] === 1) continue;
    const low = firstAtOrAfter(inRows, timestamp_ms, inOffsets[node]!, end, timestamp_ms[out]!);
    const high = firstAfter(inRows, timestamp_ms, low, end, timestamp_ms[out]!);
    if (low === high || high - low > MAX_AT_ONCE) continue;
    const fitting = [...inRows.subarray(low, high)].filter(
      (paid) => payouts[paid] === NO_SWAP && from[paid] !== to[out] && isSwapOf(input, paid, out),
    );
    const [paid] = fitting;
    if (paid === undefined || fitting.length > 1) continue;
    payouts[paid] = out;
    answering[out] = 1;
  }
}
