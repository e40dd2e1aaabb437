/** A window in reversed time: who got gives, and what was last comes first. */
import { indexTransfers } from '../../transfer-index.ts';
import type { TraceInput } from './trace-input.ts';

/** Row r becomes row `length − 1 − r`; times are negative, so that they ascend. O(transfers). */
export function backwardInTime(input: TraceInput): TraceInput {
  const { transfers, index, transaction } = input;
  const { length } = transfers;
  const turned = <A extends Float64Array | Uint32Array>(column: A): A => column.slice().reverse() as A;
  const backward = {
    length,
    from: turned(transfers.to),
    to: turned(transfers.from),
    timestamp_ms: turned(transfers.timestamp_ms).map((time_ms) => -time_ms),
    block_height: turned(transfers.block_height),
    amount: turned(transfers.amount),
    amount_usd: turned(transfers.amount_usd),
    asset: turned(transfers.asset),
  };
  return {
    ...input,
    transfers: backward,
    index: indexTransfers(backward, index.nodeCount),
    amount_exact: turnedWords(input.amount_exact, length),
    amount_usd_exact: turnedWords(input.amount_usd_exact, length),
    transaction: turned(transaction),
  };
}

function turnedWords(words: BigUint64Array, length: number): BigUint64Array {
  const turned = new BigUint64Array(2 * length);
  for (let row = 0; row < length; row++) {
    turned[2 * row] = words[2 * (length - 1 - row)]!;
    turned[2 * row + 1] = words[2 * (length - 1 - row) + 1]!;
  }
  return turned;
}
