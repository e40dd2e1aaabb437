-- Purpose: the assets.
-- Grain: one row of the table.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    asset_symbol,
    asset_contract,
    network,
    verified,
    verification_source,
    first_seen_timestamp,
    last_scanned_block_height
FROM core_assets FINAL
ORDER BY asset_contract, asset_symbol
