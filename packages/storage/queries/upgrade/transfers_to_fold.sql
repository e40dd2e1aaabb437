-- Purpose: how many transfers name an address or a contract in another than its one form, and when they were.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of three columns of core_transfers.
WITH {folded_address:Lambda} AS folded
SELECT
    countIf(is_other) AS row_count,
    minIf(block_timestamp, is_other) AS first_timestamp_ms,
    maxIf(block_timestamp, is_other) AS last_timestamp_ms,
    max(_version) AS newest_version
FROM
(
    SELECT
        block_timestamp, _version,
        from_address != folded(from_address) OR to_address != folded(to_address) OR toString(asset_contract) != folded(toString(asset_contract)) AS is_other
    FROM core_transfers FINAL
)
