-- Purpose: what some addresses paid one another in a window, by asset, the largest first.
-- Grain: one row an ordered pair and asset.
-- Parameters: addresses; start_ms, end_ms (the end is not included); assets (none: all); least_usd, of a link; row_limit.
-- Cost: one scan of two columns of the window.
SELECT
    from_address, to_address, asset_symbol, asset_contract,
    count() AS transfer_count,
    toString(sum(core_transfers.amount)) AS amount,
    toString(sum(amount_usd)) AS total_usd,
    min(block_timestamp) AS first_time,
    max(block_timestamp) AS last_time
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64} AND from_address != to_address
  AND from_address IN {addresses:Array(String)} AND to_address IN {addresses:Array(String)}
  AND (empty({assets:Array(String)}) OR has({assets:Array(String)}, asset_symbol))
GROUP BY from_address, to_address, asset_symbol, asset_contract
HAVING sum(amount_usd) >= {least_usd:Float64}
ORDER BY sum(amount_usd) DESC, transfer_count DESC, from_address, to_address, asset_symbol, asset_contract
LIMIT {row_limit:UInt32}
