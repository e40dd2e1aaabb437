-- Purpose: transactions of a window whose hash begins or ends with a text.
-- Grain: one row a transaction, the newest first.
-- Parameters: text; window bounds; row_limit.
-- Cost: one scan of the hashes of the window.
SELECT
    tx_id,
    min(block_timestamp) AS at_ms,
    count() AS transfer_count,
    sum(amount_usd) AS moved_usd,
    argMin(from_address, (event_index, edge_index)) AS first_from_address
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND (startsWith(lower(tx_id), lower({text:String})) OR endsWith(lower(tx_id), lower({text:String})))
GROUP BY tx_id
ORDER BY at_ms DESC, tx_id
LIMIT {row_limit:UInt32}
