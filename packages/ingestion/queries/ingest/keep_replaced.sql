-- Purpose: keep what changed transfers said before.
-- Grain: one row a transfer that a source says differently.
-- Parameters: changed: the table of them; version: of the rows that replace them.
-- Cost: one scan of them.
INSERT INTO core_replaced_transfers
(
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version, replaced_by
)
SELECT
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee, _version,
    {version:UInt64}
FROM {changed:Identifier}
WHERE is_changed
