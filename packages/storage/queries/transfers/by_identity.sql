-- Purpose: transfers by their identity, as they were ingested, in order of time.
-- Grain: one row a transfer.
-- Parameters: transfer_ids; start_ms and end_ms, both inclusive, bound the months that are read.
-- Cost: one scan of the key columns of those months.
SELECT
    transfer_id, tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount, amount_usd
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp <= {end_ms:UInt64}
  AND has({transfer_ids:Array(String)}, transfer_id)
ORDER BY block_timestamp, block_height, tx_id, event_index, edge_index, asset_contract
