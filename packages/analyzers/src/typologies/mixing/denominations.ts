/** The few sizes that most of an address's transfers come in. */
import type { TypologyContext } from '../context.ts';
import type { MixingSettings } from './params.ts';

export interface Denominations {
  /** The transfers of those sizes, ascending. */
  readonly rows: readonly number[];
  /** Their share of all transfers. */
  readonly share: number;
  readonly sizes: number;
  /** Of each size its asset and its largest native amount. */
  readonly coins: readonly { readonly asset: number; readonly amount: number }[];
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
  const coins = largest.map((group) => ({ asset: asset[group[0]!]!, amount: amount[group.at(-1)!]! }));
  return { rows, share: shareOf(rows, list), sizes: largest.length, coins };
}

/**
 * The transfers that carry one of these coins less a fee of at most `max_fee_ratio`: whoever relays a withdrawal takes
 * a fee of its own each time, so that what comes out is of no one size. O(transfers · coins).
 */
export function coinsLessFee(
  context: TypologyContext,
  list: Uint32Array,
  { coins, sizes }: Denominations,
  params: MixingSettings,
): Denominations {
  const { asset, amount } = context.input.transfers;
  const isCoin = (row: number): boolean =>
    coins.some(
      (coin) =>
        coin.asset === asset[row] &&
        amount[row]! <= coin.amount * (1 + params.equal_tolerance) &&
        amount[row]! >= coin.amount * (1 - params.max_fee_ratio),
    );
  const rows = [...list].filter(isCoin);
  return { rows, share: shareOf(rows, list), sizes, coins };
}

const shareOf = (rows: readonly number[], list: Uint32Array): number =>
  list.length > 0 ? rows.length / list.length : 0;
