-- Purpose: how many transfers of a window there are.
-- Grain: one row.
-- Parameters: start_ms, end_ms.
-- Cost: one read of the key columns of the window's transfers.
SELECT count() AS row_count
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
