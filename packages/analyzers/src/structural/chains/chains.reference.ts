/** The longest chain of follows by trying every way on from every transfer. Slow and obvious. */
import type { DetectionInput } from '../detection.ts';

/** Rows of one longest chain over transfers for which `isFree` holds; [] if there is none. */
export function referenceLongestChain(
  input: DetectionInput,
  follows: (a: number, b: number) => boolean,
  isFree: (row: number) => boolean,
): number[] {
  const { from, to, length } = input.transfers;
  const rows = Array.from({ length }, (_, row) => row).filter((row) => from[row] !== to[row] && isFree(row));
  let longest: number[] = [];
  const extend = (chain: number[]): void => {
    if (chain.length > longest.length) longest = chain;
    const last = chain[chain.length - 1]!;
    if (input.addresses.is_service[to[last]!] === 1) return;
    const visited = new Set([from[chain[0]!]!, ...chain.map((row) => to[row]!)]);
    for (const row of rows) {
      if (from[row] === to[last] && !visited.has(to[row]!) && follows(last, row)) extend([...chain, row]);
    }
  };
  for (const row of rows) extend([row]);
  return longest;
}
