-- Purpose: whether anything is stored that names addresses: a new database has nothing to fold.
-- Grain: one row if so, else none.
-- Parameters: none.
-- Cost: none; the engine keeps the counts.
SELECT 1 AS found
WHERE (SELECT count() FROM core_transfers) + (SELECT count() FROM core_address_labels) + (SELECT count() FROM core_assets)
    + (SELECT count() FROM core_asset_prices) + (SELECT count() FROM analyzers_suppression_rules) + (SELECT count() FROM analyzers_features) > 0
