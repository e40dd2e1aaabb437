-- Purpose: the rows of another server's core_assets that a window is loaded from.
-- Grain: one row as it was loaded there.
-- Parameters: none.
-- Cost: one scan of the window.
SELECT
    asset_symbol, asset_contract, network, verified, verification_source, first_seen_timestamp, last_scanned_block_height
FROM core_assets FINAL
