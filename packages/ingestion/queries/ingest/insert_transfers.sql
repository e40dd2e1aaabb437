-- Purpose: load the sound staged transfers.
-- Grain: one row a transfer.
-- Parameters: checked: the view of checked transfers; version: newer rows of one identity replace older ones.
-- Cost: one scan and sort of the staged rows.
INSERT INTO core_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address,
    asset_symbol, asset_contract, amount, amount_usd, fee, _version
)
SELECT
    assumeNotNull(tx_id), assumeNotNull(event_index), assumeNotNull(edge_index), assumeNotNull(block_height), assumeNotNull(block_timestamp),
    assumeNotNull(from_address), assumeNotNull(to_address), assumeNotNull(asset_symbol),
    assumeNotNull(asset_contract),
    assumeNotNull(amount), assumeNotNull(value_usd), assumeNotNull(fee), {version:UInt64}
FROM {checked:Identifier}
WHERE reason = '' AND block_timestamp >= {chunk_start_ms:UInt64} AND block_timestamp < {chunk_end_ms:UInt64}
