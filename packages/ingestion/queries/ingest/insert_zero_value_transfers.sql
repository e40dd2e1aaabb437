-- Purpose: keep the staged transfers of value zero for the detectors that need them.
-- Grain: one row a transfer.
-- Parameters: checked: the view of checked transfers; version: newer rows of one identity replace older ones; the times between which rows are taken.
-- Cost: one scan of the staged rows.
INSERT INTO core_zero_value_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, _version
)
SELECT
    assumeNotNull(tx_id), assumeNotNull(event_index), assumeNotNull(edge_index), assumeNotNull(block_height), assumeNotNull(block_timestamp),
    assumeNotNull(from_address), assumeNotNull(to_address), coalesce(asset_symbol, ''), assumeNotNull(asset_contract), {version:UInt64}
FROM {checked:Identifier}
WHERE is_kept_zero_value AND block_timestamp >= {chunk_start_ms:UInt64} AND block_timestamp < {chunk_end_ms:UInt64}
