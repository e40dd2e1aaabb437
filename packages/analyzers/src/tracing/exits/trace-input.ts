/** What a trace reads of a window: transfers with exact amounts, the transaction of each, and what labels say. */
import type { Asset, TransferColumns } from '@analytics/domain';
import type { TransferIndex } from '../../transfer-index.ts';

export interface TraceLabel {
  readonly label: string;
  readonly address_type: string;
  readonly address_subtype: string;
  readonly trust_level: string;
  readonly risk_level: string;
}

export interface TraceInput {
  readonly transfers: TransferColumns;
  readonly index: TransferIndex;
  /** Two words a transfer (low, high): the amount and its USD value, scaled by 10^18. */
  readonly amount_exact: BigUint64Array;
  readonly amount_usd_exact: BigUint64Array;
  /** Equal for the transfers of one transaction, which are neighbours; one entry a transfer. */
  readonly transaction: ArrayLike<bigint | number>;
  readonly addresses: readonly string[];
  readonly assets: readonly Asset[];
  /** The best label of each node that has one. */
  readonly labels: ReadonlyMap<number, TraceLabel>;
}

/** The exact number at a position of two-word decimals; none is negative. */
export function exactAt(words: BigUint64Array, at: number): bigint {
  const low = words[2 * at]!;
  const high = words[2 * at + 1]!;
  return high === 0n ? low : (high << 64n) | low;
}

const UNIT = 10n ** 18n;

/** A whole number of 10^-18 as a float: whole sums stay whole. */
export function inUnits(exact: bigint): number {
  return Number(exact / UNIT) + Number(exact % UNIT) / 1e18;
}

/** `part` of `whole`, applied to `amount`, rounded down; all of it where the part is the whole. */
export function shareOf(amount: bigint, part: bigint, whole: bigint): bigint {
  return part === whole ? amount : (amount * part) / whole;
}

/** No key is known for these addresses: what they get is burned, what they give is minted. */
export function isNullAddress(address: string): boolean {
  return /^0x0{36,40}(?:dead|[0-9a-f])?$/iu.test(address) || /^0x0{36}dead$/iu.test(address);
}
