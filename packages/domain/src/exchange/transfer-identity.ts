/**
 * How a transfer is named, and the text that its digest covers. In SQL both are columns of core_transfers
 * (0009_transfer_identity.sql).
 */

export interface TransferKey {
  readonly tx_id: string;
  readonly event_index: string;
  readonly edge_index: string;
  readonly asset_contract: string;
}

/**
 * `tx_id:event_index:edge_index:asset_contract`: a tx_id alone names no transfer, for one transaction may hold several.
 */
export function transferId({ tx_id, event_index, edge_index, asset_contract }: TransferKey): string {
  return `${tx_id}:${event_index}:${edge_index}:${asset_contract}`;
}

/** All that is evidence about a transfer, each as the engine writes it as text. */
export interface TransferFacts extends TransferKey {
  readonly from_address: string;
  readonly to_address: string;
  /** Epoch milliseconds. */
  readonly block_timestamp: string;
  readonly block_height: string;
  readonly asset_symbol: string;
  readonly amount: string;
  readonly amount_usd: string;
}

/** What SHA-256 is taken over: one byte that differs gives another digest. */
export function digestedText(facts: TransferFacts): string {
  const { from_address, to_address, block_timestamp, block_height, asset_symbol, amount, amount_usd } = facts;
  return [
    transferId(facts),
    from_address,
    to_address,
    block_timestamp,
    block_height,
    asset_symbol,
    amount,
    amount_usd,
  ].join('|');
}

export interface TransferIdentity {
  readonly tx_id: string;
  readonly transfer_id: string;
  /** SHA-256 of `digestedText`, in hex. */
  readonly transfer_digest: string;
}
