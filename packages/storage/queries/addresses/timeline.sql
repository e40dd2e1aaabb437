-- Purpose: money in and out of an address over a window.
-- Grain: one row a bucket that has transfers.
-- Parameters: address; window bounds; width_ms, the width of a bucket.
-- Cost: one scan of two columns of the window.
SELECT
    intDiv(block_timestamp, {width_ms:UInt64}) * {width_ms:UInt64} AS bucket_ms,
    sumIf(amount_usd, to_address = {address:String}) AS in_usd,
    sumIf(amount_usd, from_address = {address:String}) AS out_usd,
    countIf(to_address = {address:String}) AS in_count,
    countIf(from_address = {address:String}) AS out_count
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
  AND (from_address = {address:String} OR to_address = {address:String}) AND from_address != to_address
GROUP BY bucket_ms
ORDER BY bucket_ms
LIMIT 100000
