-- Purpose: the daily prices that transfers are valued at.
-- Grain: one row an asset and day.
-- Parameters: prices: name of the view to make.
-- Cost: one scan of the prices.
CREATE VIEW {prices:Identifier} AS
SELECT asset_symbol, asset_contract, price_date, price_usd FROM core_asset_prices FINAL
