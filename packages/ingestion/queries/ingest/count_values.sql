-- Purpose: of the sound transfers, how many lacked a value in USD, got one from daily prices, were rounded, or came without a time zone; when they
--   were, and how many of them lie in, before and after a window.
-- Grain: one row.
-- Parameters: checked: the view of checked transfers; start_ms inclusive, end_ms exclusive.
-- Cost: one scan of the staged rows.
SELECT
    countIf(value_was_absent AND NOT value_was_computed) AS unpriced_count,
    countIf(value_was_computed) AS computed_count,
    countIf(was_rounded) AS rounded_count,
    arraySort(groupUniqArrayIf(5)(assumeNotNull(asset_symbol), was_rounded)) AS rounded_assets,
    countIf(time_was_local) AS local_time_count,
    countIf(was_unnamed) AS unnamed_count,
    anyIf(assumeNotNull(asset_symbol), was_unnamed) AS unnamed_symbol,
    min(block_timestamp) AS first_timestamp_ms,
    max(block_timestamp) AS last_timestamp_ms,
    countIf(block_timestamp < {start_ms:UInt64}) AS before_count,
    countIf(block_timestamp >= {start_ms:UInt64} AND block_timestamp < {end_ms:UInt64}) AS in_count,
    countIf(block_timestamp >= {end_ms:UInt64}) AS after_count
FROM {checked:Identifier}
WHERE reason = ''
