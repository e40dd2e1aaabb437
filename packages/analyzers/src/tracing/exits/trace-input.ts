/** What a trace reads of a window: transfers with exact amounts, the transaction of each, and what labels say. */
import { isNullAddress, type Asset, type TransferColumns } from '@analytics/domain';
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
  readonly transaction: Uint32Array;
  /** 1 for a node that nobody has a key to: what it gets is burned, what it gives is minted. */
  readonly is_null: Uint8Array;
  /** Of each asset the node that is its contract; −1 where none is. */
  readonly contract_nodes: readonly number[];
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

export type NamedNodes = Pick<TraceInput, 'is_null' | 'contract_nodes'>;

/** What the text of addresses says to a trace, so that workers need none of it. O(addresses). */
export function namedNodes(addresses: readonly string[], assets: readonly Asset[]): NamedNodes {
  const is_null = new Uint8Array(addresses.length);
  const contracts = new Map(assets.map(({ asset_contract }) => [asset_contract.toLowerCase(), -1]));
  addresses.forEach((address, node) => {
    if (isNullAddress(address)) is_null[node] = 1;
    const folded = address.toLowerCase();
    if (contracts.has(folded)) contracts.set(folded, node);
  });
  return {
    is_null,
    contract_nodes: assets.map(({ asset_contract }) => contracts.get(asset_contract.toLowerCase()) ?? -1),
  };
}
