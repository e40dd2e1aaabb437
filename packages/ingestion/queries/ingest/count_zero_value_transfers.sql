-- Purpose: how many staged transfers of value zero can be kept for the detectors that need them, and when they were.
-- Grain: one row.
-- Parameters: checked: the view of checked transfers.
-- Cost: one scan of the staged rows.
SELECT
    count() AS kept_count,
    min(block_timestamp) AS first_timestamp_ms,
    max(block_timestamp) AS last_timestamp_ms
FROM {checked:Identifier}
WHERE is_kept_zero_value
