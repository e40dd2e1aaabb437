/** The ledger in the chain's order: by block, and within a block by chance, whatever order things were made in. */
import { blockAt } from './chain.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** Ledger rows in chain order: counting sort by block, then a shuffle within each block. O(rows + blocks). */
export function orderedRows(ledger: Ledger, random: Random): Uint32Array {
  const first_block = blockAt(ledger.start_ms);
  const block_count = blockAt(ledger.end_ms) - first_block + 1;
  const offsets = new Uint32Array(block_count + 1);
  for (let row = 0; row < ledger.length; row++) offsets[blockAt(ledger.time_ms[row]!) - first_block + 1]!++;
  for (let block = 0; block < block_count; block++) offsets[block + 1]! += offsets[block]!;
  const next = offsets.slice(0, block_count);
  const order = new Uint32Array(ledger.length);
  for (let row = 0; row < ledger.length; row++) {
    order[next[blockAt(ledger.time_ms[row]!) - first_block]!++] = row;
  }
  for (let block = 0; block < block_count; block++) shuffle(order, offsets[block]!, offsets[block + 1]!, random);
  return order;
}

function shuffle(rows: Uint32Array, begin: number, end: number, random: Random): void {
  for (let at = end - 1; at > begin; at--) {
    const other = begin + Math.floor(random.float() * (at - begin + 1));
    const kept = rows[at]!;
    rows[at] = rows[other]!;
    rows[other] = kept;
  }
}
