-- Purpose: the rows of another server's core_asset_prices that a window is loaded from.
-- Grain: one row as it was loaded there.
-- Parameters: start_ms, end_ms: the window.
-- Cost: one scan of the window.
SELECT
    asset_symbol, asset_contract, price_date, price_usd, source
FROM core_asset_prices FINAL
WHERE price_date >= toDate(fromUnixTimestamp64Milli({start_ms:Int64}, 'UTC')) AND price_date <= toDate(fromUnixTimestamp64Milli({end_ms:Int64}, 'UTC'))
