-- Purpose: load the sound staged prices.
-- Grain: one row an asset and day.
-- Parameters: spelled: the view of spelled prices; version.
-- Cost: one scan.
INSERT INTO core_asset_prices (asset_symbol, asset_contract, price_date, price_usd, source, _version)
SELECT asset_symbol, asset_contract, price_date, price_usd, source, {version:UInt64}
FROM {spelled:Identifier}
