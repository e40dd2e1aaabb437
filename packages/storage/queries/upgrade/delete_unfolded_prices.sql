-- Purpose: remove prices that were stored again under the one form of their address.
-- Grain: one row of core_asset_prices.
-- Parameters: none.
-- Cost: one scan of a small table.
DELETE FROM core_asset_prices WHERE asset_contract != arrayMap({folded_address:Lambda}, [asset_contract])[1]
