-- Purpose: what has been ingested.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of two columns of core_transfers.
SELECT
    (SELECT count() FROM core_transfers FINAL) AS transfer_count,
    (SELECT min(block_timestamp) FROM core_transfers) AS first_timestamp_ms,
    (SELECT max(block_timestamp) FROM core_transfers) AS last_timestamp_ms,
    (SELECT count() FROM core_address_labels FINAL) AS label_count,
    (SELECT count() FROM core_asset_prices FINAL) AS price_count,
    (SELECT count() FROM core_assets FINAL) AS asset_count
