-- Purpose: the daily prices.
-- Grain: one row of the table.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    asset_symbol,
    asset_contract,
    price_date,
    price_usd,
    source
FROM core_asset_prices FINAL
ORDER BY asset_contract, asset_symbol, price_date
