-- Purpose: load the sound staged prices.
-- Grain: one row an asset and day.
-- Parameters: checked: the view of checked prices; version.
-- Cost: one scan.
INSERT INTO core_asset_prices (asset_symbol, asset_contract, price_date, price_usd, source, _version)
SELECT
    assumeNotNull(asset_symbol), assumeNotNull(asset_contract),
    assumeNotNull(price_date), assumeNotNull(price_usd), assumeNotNull(source), {version:UInt64}
FROM {checked:Identifier}
WHERE reason = ''
