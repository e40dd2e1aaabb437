-- Purpose: what the window of a slice holds, and what it lacks.
-- Grain: one row.
-- Parameters: window bounds.
-- Cost: one scan of four columns of the window.
SELECT
    count() AS transfer_count,
    min(block_timestamp) AS first_timestamp_ms,
    max(block_timestamp) AS last_timestamp_ms,
    uniqExact(intDiv(block_timestamp, 86400000)) AS days_with_transfers,
    countIf(amount > 0 AND amount_usd = 0) AS unpriced_count,
    uniqExact((asset_symbol, asset_contract)) AS asset_count,
    arraySlice(arraySort(groupUniqArrayIf(toString(asset_symbol), amount > 0 AND amount_usd = 0)), 1, 50) AS unpriced_assets,
    sum(amount_usd) AS volume_usd,
    (SELECT count() FROM core_address_labels FINAL) AS label_count,
    (SELECT toString(max(price_date)) FROM core_asset_prices) AS last_price_date
FROM core_transfers FINAL
WHERE block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}
