-- Purpose: what some addresses moved in a window, and of it since a moment.
-- Grain: one row an address that has a transfer.
-- Parameters: addresses; start_ms, end_ms (the end is not included); since_ms: from when on a transfer is new.
-- Cost: one scan of three columns of the window.
SELECT
    address,
    count() AS transfer_count,
    sum(amount_usd) AS total_usd,
    max(block_timestamp) AS last_time,
    countIf(block_timestamp >= {since_ms:UInt64}) AS new_transfer_count,
    sumIf(amount_usd, block_timestamp >= {since_ms:UInt64}) AS new_usd
FROM core_transfers FINAL
ARRAY JOIN arrayDistinct([from_address, to_address]) AS address
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND (from_address IN {addresses:Array(String)} OR to_address IN {addresses:Array(String)})
  AND address IN {addresses:Array(String)}
GROUP BY address
