-- Purpose: remove the prices of days whose transfers were removed.
-- Grain: one row of core_asset_prices.
-- Parameters: before_date.
-- Cost: rewrites a small table.
ALTER TABLE core_asset_prices DELETE WHERE price_date < {before_date:Date}
SETTINGS mutations_sync = 2
