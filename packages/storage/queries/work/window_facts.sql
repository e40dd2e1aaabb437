-- Purpose: what a window holds, before it is worked on.
-- Grain: one row.
-- Parameters: start_ms inclusive, end_ms exclusive.
-- Cost: one scan of four columns of the window's months.
SELECT
    count() AS transfer_count,
    countIf(from_address = to_address) AS self_transfer_count,
    countIf(from_address != to_address AND amount_usd = 0) AS unpriced_count,
    -- Decimal256, because a sum of Decimal128 wraps around without a word.
    toString(sumIf(toDecimal256(amount_usd, 18), from_address != to_address)) AS total_usd,
    min(block_timestamp) AS first_timestamp_ms,
    max(block_timestamp) AS last_timestamp_ms
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
