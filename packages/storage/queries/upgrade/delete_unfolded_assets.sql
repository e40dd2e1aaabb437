-- Purpose: remove assets that were stored again under the one form of their address.
-- Grain: one row of core_assets.
-- Parameters: none.
-- Cost: one scan of a small table.
DELETE FROM core_assets WHERE asset_contract != arrayMap({folded_address:Lambda}, [asset_contract])[1]
