-- Purpose: the transfers of a window, as they were ingested.
-- Grain: one row a transfer.
-- Parameters: start_ms inclusive, end_ms exclusive.
-- Cost: one ordered read of the months of the window.
SELECT
    tx_id,
    event_index,
    edge_index,
    block_height,
    block_timestamp,
    from_address,
    to_address,
    asset_symbol,
    asset_contract,
    amount,
    amount_usd,
    fee
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
ORDER BY block_height, tx_id, event_index, edge_index, asset_contract
