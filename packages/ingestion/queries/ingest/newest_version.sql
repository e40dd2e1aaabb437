-- Purpose: the newest version of what a source brings, which a later one has to exceed.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of a column of each table.
SELECT greatest(
    (SELECT max(_version) FROM core_transfers),
    (SELECT max(_version) FROM core_zero_value_transfers),
    (SELECT max(_version) FROM core_assets),
    (SELECT max(_version) FROM core_asset_prices)) AS newest_version
