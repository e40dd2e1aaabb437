/** How usual it is on a network that a wallet is emptied by one payment and its change, as on UTXO chains. */
import { rowsIn, rowsOut } from '../transfer-index.ts';
import { ratio } from './measures.ts';
import type { TypologyInput } from './typology-input.ts';

/** Fees take the rest. */
const EMPTIED_RATIO = 0.9;
/** Fewer show no habit. */
const MIN_WALLETS = 10;

/**
 * Of the addresses that received and paid, the share that paid once, at one instant and to more than one address, at
 * least nine tenths of all that they received: a payment and its change. 0 where fewer than ten received and paid.
 * `value` is one entry a transfer. O(transfers).
 */
export function changeRatio(
  { transfers, index }: Pick<TypologyInput, 'transfers' | 'index'>,
  value: Float64Array,
): number {
  const { timestamp_ms, to } = transfers;
  let [wallets, emptied] = [0, 0];
  const sum = (rows: Uint32Array): number => rows.reduce((total, row) => total + value[row]!, 0);
  for (let node = 0; node < index.nodeCount; node++) {
    const [spends, receipts] = [rowsOut(index, node), rowsIn(index, node)];
    if (spends.length === 0 || receipts.length === 0) continue;
    wallets++;
    const isOnce = timestamp_ms[spends[0]!] === timestamp_ms[spends.at(-1)!];
    if (!isOnce || spends.every((row) => to[row] === to[spends[0]!])) continue;
    if (sum(spends) >= EMPTIED_RATIO * sum(receipts)) emptied++;
  }
  return wallets < MIN_WALLETS ? 0 : ratio(emptied, wallets);
}
