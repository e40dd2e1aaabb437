/** A window's transfers and addresses as columns: what leaves the database and what every analyzer reads. */

/**
 * The transfers of one window without self-transfers, one entry a transfer, in time order: by timestamp, then block
 * height, tx_id, event_index, edge_index, asset_contract. All arrays have `length` entries and may be backed by
 * SharedArrayBuffer. A transfer is named by its position here (its *row*); ids are looked up by row only when evidence
 * is written.
 */
export interface TransferColumns {
  readonly length: number;
  /** Node ids: positions in `AddressColumns`. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Epoch milliseconds. */
  readonly timestamp_ms: Float64Array;
  readonly block_height: Uint32Array;
  /** Native units of the asset. */
  readonly amount: Float64Array;
  readonly amount_usd: Float64Array;
  /** Positions in `assets`. */
  readonly asset: Uint32Array;
}

export interface Asset {
  readonly asset_symbol: string;
  readonly asset_contract: string;
}

/** What an address's labels make of it. `none` is the value of most addresses. */
export const RISK_CATEGORIES = [
  'none',
  'sanctions',
  'mixer',
  'darknet',
  'scam',
  'exploit',
  'ransomware',
  'high_risk',
] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];

/**
 * The addresses active in the window; a node id is the rank of the address in byte order. All arrays have `length`
 * entries.
 */
export interface AddressColumns {
  readonly length: number;
  readonly addresses: readonly string[];
  /** 1 for a trusted service (exchange, bridge, validator…): ends a path, is never a suspect. */
  readonly is_service: Uint8Array;
  /** 1 for a service that its label calls a swap or lending contract. */
  readonly is_swap: Uint8Array;
  /** Index in RISK_CATEGORIES; 0 without a risk label. */
  readonly risk_category: Uint8Array;
}
