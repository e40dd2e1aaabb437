-- Purpose: of the sound transfers, how many lacked a value in USD, got one from daily prices, were rounded, or came without a time zone.
-- Grain: one row.
-- Parameters: checked: the view of checked transfers.
-- Cost: one scan of the staged rows.
SELECT
    countIf(value_was_absent AND NOT value_was_computed) AS unpriced_count,
    countIf(value_was_computed) AS computed_count,
    countIf(was_rounded) AS rounded_count,
    arraySort(groupUniqArrayIf(5)(assumeNotNull(asset_symbol), was_rounded)) AS rounded_assets,
    countIf(time_was_local) AS local_time_count,
    min(block_timestamp) AS first_timestamp_ms,
    max(block_timestamp) AS last_timestamp_ms
FROM {checked:Identifier}
WHERE reason = ''
