/** The chain that carries a world: fixed block time, one genesis. */

/** Six seconds, as on Substrate chains; transfers of one block share its timestamp. */
export const BLOCK_MS = 6_000;

/**
 * Height of the block that holds a time: the number of block times since the epoch, so that no date comes before
 * genesis.
 */
export function blockAt(time_ms: number): number {
  return Math.floor(time_ms / BLOCK_MS);
}
