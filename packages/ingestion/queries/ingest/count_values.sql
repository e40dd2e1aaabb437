-- Purpose: how many sound transfers lacked a value in USD, and how many got one from daily prices.
-- Grain: one row.
-- Parameters: checked: the view of checked transfers.
-- Cost: one scan of the staged rows.
SELECT
    countIf(value_was_absent AND NOT value_was_computed) AS unpriced_count,
    countIf(value_was_computed) AS computed_count,
    min(block_timestamp) AS first_timestamp_ms,
    max(block_timestamp) AS last_timestamp_ms
FROM {checked:Identifier}
WHERE reason = ''
