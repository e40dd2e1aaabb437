-- Purpose: the daily prices that transfers are valued at, as they will be once the staged ones are loaded.
-- Grain: one row an asset and day.
-- Parameters: prices, staged_prices: names of the view to make and of the view of checked prices, which replace older ones.
-- Cost: one scan of both.
CREATE VIEW {prices:Identifier} AS
SELECT
    assumeNotNull(asset_symbol) AS asset_symbol, assumeNotNull(asset_contract) AS asset_contract,
    assumeNotNull(price_date) AS price_date, assumeNotNull(price_usd) AS price_usd
FROM {staged_prices:Identifier}
WHERE reason = ''
UNION ALL
SELECT toString(asset_symbol), toString(asset_contract), price_date, price_usd
FROM core_asset_prices FINAL
WHERE (asset_symbol, asset_contract, price_date) NOT IN
    (SELECT assumeNotNull(asset_symbol), assumeNotNull(asset_contract), assumeNotNull(price_date) FROM {staged_prices:Identifier} WHERE reason = '')
