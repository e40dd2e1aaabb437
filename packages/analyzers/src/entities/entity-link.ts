/** What links two addresses: a rule, its evidence, and how far it is believed. */
import type { AddressRole, EntityRule, Window } from '@analytics/domain';
import type { DetectionInput } from '../structural/detection.ts';

export interface EntityInput extends Pick<DetectionInput, 'transfers' | 'index' | 'addresses' | 'assets'> {
  readonly window: Window;
  /** One entry a transfer: equal for the transfers of one transaction, which are neighbours. */
  readonly transaction: Uint32Array;
  /** One entry a transfer: 1 where the transaction also pays one of its own payers back, a transfer that is no row. */
  readonly has_change: Uint8Array;
  /** One entry a node: 1 where nothing of the address is older than the window; empty where nothing older is loaded. */
  readonly is_new_address: Uint8Array;
  /** What addresses are by what they do, by node. */
  readonly roles: readonly { readonly node: number; readonly role: AddressRole }[];
  /** Nodes that a scheme has robbed. */
  readonly victims: readonly number[];
  /** Pairs of nodes that an analyst said are not one. */
  readonly refusals: readonly (readonly [a: number, b: number])[];
}

export interface EntityLink {
  /** Of a deposit or an own wallet: the wallet. */
  readonly a: number;
  /** Of a deposit or an own wallet: where it is swept to. */
  readonly b: number;
  readonly rule: EntityRule;
  /** The share of such links that are right, 0 to 1. Below `min_weight` a link merges nothing. */
  readonly weight: number;
  /** Transfer rows that prove it, ascending. */
  readonly rows: readonly number[];
  /** A third address that the link rests on; -1 where there is none. */
  readonly via: number;
}
