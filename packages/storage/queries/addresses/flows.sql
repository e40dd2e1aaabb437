-- Purpose: the largest flows of each of some addresses in a window.
-- Grain: one row an ordered pair; at most per_node pairs of each of the addresses.
-- Parameters: addresses; window bounds; per_node.
-- Cost: one scan of two columns of the window.
SELECT from_address, to_address, total_usd, transfer_count, first_timestamp_ms, last_timestamp_ms, center
FROM
(
    SELECT
        from_address, to_address,
        sum(amount_usd) AS total_usd,
        count() AS transfer_count,
        min(block_timestamp) AS first_timestamp_ms,
        max(block_timestamp) AS last_timestamp_ms
    FROM core_transfers FINAL
    WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
      AND (has({addresses:Array(String)}, from_address) OR has({addresses:Array(String)}, to_address))
    GROUP BY from_address, to_address
)
ARRAY JOIN arrayFilter(address -> has({addresses:Array(String)}, address), [from_address, to_address]) AS center
ORDER BY center, total_usd DESC, from_address, to_address
LIMIT {per_node:UInt32} BY center
