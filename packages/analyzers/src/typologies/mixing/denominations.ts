/** The few sizes that most of an address's transfers come in. */
import type { TypologyContext } from '../context.ts';
import type { MixingSettings } from './params.ts';

export interface Denominations {
  /** The transfers of those sizes, ascending. */
  readonly rows: readonly number[];
  /** Their share of all transfers. */
  readonly share: number;
  readonly sizes: number;
}

/**
 * The `max_denominations` largest groups of transfers of one asset whose native amounts lie within `equal_tolerance` of
 * each other; a group has at least three. O(n log n).
 */
export function denominations(context: TypologyContext, list: Uint32Array, params: MixingSettings): Denominations {
  const { asset, amount } = context.input.transfers;
  const sorted = [...list].sort((a, b) => asset[a]! - asset[b]! || amount[a]! - amount[b]! || a - b);
  const groups: number[][] = [];
  for (const row of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    const isAlike =
      first !== undefined &&
      asset[first] === asset[row] &&
      amount[row]! <= amount[first]! * (1 + params.equal_tolerance);
    if (isAlike) group!.push(row);
    else groups.push([row]);
  }
  const largest = groups
    .filter((group) => group.length >= 3)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!)
    .slice(0, params.max_denominations);
  const rows = largest.flat().sort((a, b) => a - b);
  return { rows, share: list.length > 0 ? rows.length / list.length : 0, sizes: largest.length };
}
