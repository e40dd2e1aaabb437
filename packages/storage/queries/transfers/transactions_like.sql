-- Purpose: transactions whose ids begin and end as a shortened id does, for whoever gave that.
-- Grain: one row a transaction, in the order of ids.
-- Parameters: start_ms inclusive, end_ms exclusive; beginning, ending; limit.
-- Cost: one scan of the window's ids.
SELECT DISTINCT tx_id
FROM core_transfers
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND startsWith(tx_id, {beginning:String}) AND endsWith(tx_id, {ending:String})
ORDER BY tx_id
LIMIT {limit:UInt32}
