-- Purpose: how many prices lie before a day.
-- Grain: one row.
-- Parameters: before_date.
-- Cost: one scan of a small table.
SELECT count() AS row_count FROM core_asset_prices WHERE price_date < {before_date:Date}
