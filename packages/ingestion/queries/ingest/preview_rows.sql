-- Purpose: some rows of a source as they would be loaded, and some that would not be.
-- Grain: one row a row of the source.
-- Parameters: checked: the view of checked transfers; is_sound: which of both; row_limit.
-- Cost: one scan and a partial sort of the staged rows.
SELECT
    reason, coalesce(tx_id, '') AS tx_id, coalesce(toString(block_timestamp), '') AS timestamp_ms, coalesce(from_address, '') AS from_address,
    coalesce(to_address, '') AS to_address, coalesce(toString(amount), '') AS amount, coalesce(asset_symbol, '') AS asset_symbol,
    coalesce(asset_contract, '') AS asset_contract, coalesce(toString(value_usd), '') AS amount_usd
FROM {checked:Identifier}
WHERE (reason = '') = {is_sound:Bool}
ORDER BY reason, timestamp_ms, tx_id, event_index
LIMIT {row_limit:UInt32}
