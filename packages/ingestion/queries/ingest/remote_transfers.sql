-- Purpose: the rows of another server's core_transfers that a window is loaded from.
-- Grain: one row as it was loaded there.
-- Parameters: start_ms, end_ms: the window.
-- Cost: one scan of the window.
SELECT
    tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd, fee
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
