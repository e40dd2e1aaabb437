-- Purpose: whether anything older than the window is loaded.
-- Grain: one row.
-- Parameters: start_ms.
-- Cost: part metadata and at most one granule.
SELECT count() > 0 AS has_history
FROM (SELECT 1 FROM core_transfers WHERE block_timestamp < {start_ms:UInt64} LIMIT 1)
