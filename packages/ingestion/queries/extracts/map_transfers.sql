-- Purpose: an export in the columns of core_transfers, amounts scaled by their asset's decimals digit by digit, so that nothing is rounded.
--   What cannot be known from the export gets its reason instead of a guess.
-- Grain: one row an event; mapping_reason is '' where the row is a transfer.
-- Parameters: raw: name of the table to make; events, times, tokens: the views of the export.
-- Cost: one scan; two joins, blocks and assets held in memory.
CREATE TABLE {raw:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
WITH
    -- '1500' with 3 decimals is '1.500'.
    (digits, places) -> concat(
        substring(leftPad(digits, greatest(length(digits), places + 1), '0'), 1, greatest(length(digits), places + 1) - places), '.',
        right(leftPad(digits, greatest(length(digits), places + 1), '0'), places)) AS scaled,
    block_times AS
    (
        SELECT block_number, if(min(time_ms) = max(time_ms), min(time_ms), NULL) AS time_ms
        FROM
        (
            SELECT
                block_number,
                if(match(time_text, '^[0-9]{1,15}$'), toInt64OrNull(time_text) * 1000,
                   toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(time_text, 3, 'UTC'))) AS time_ms
            FROM {times:Identifier}
            WHERE coalesce(time_text, '') != ''
        )
        GROUP BY block_number
    ),
    assets AS
    (
        SELECT rows.contract AS contract, any(rows.symbol) AS symbol, any(rows.decimals) AS decimals_text, uniqExact(rows.symbol, rows.decimals) AS versions
        FROM {tokens:Identifier} AS rows
        GROUP BY rows.contract
    )
SELECT
    CAST(events.dataset, 'Nullable(String)') AS dataset,
    CAST(events.tx_id, 'Nullable(String)') AS tx_id,
    CAST(events.event_index, 'Nullable(String)') AS event_index,
    CAST('0', 'Nullable(String)') AS edge_index,
    CAST(events.block_number, 'Nullable(String)') AS block_height,
    CAST(toString(block_times.time_ms), 'Nullable(String)') AS block_timestamp,
    CAST(events.from_address, 'Nullable(String)') AS from_address,
    CAST(events.to_address, 'Nullable(String)') AS to_address,
    CAST(assets.symbol, 'Nullable(String)') AS asset_symbol,
    CAST(events.contract, 'Nullable(String)') AS asset_contract,
    CAST(if(mapping_reason = '', scaled(assumeNotNull(events.value), assumeNotNull(decimals)), NULL), 'Nullable(String)') AS amount,
    CAST(if(match(coalesce(events.gas_used, ''), '^[0-9]+$') AND match(coalesce(events.gas_price, ''), '^[0-9]+$'),
            scaled(toString(toUInt256OrNull(events.gas_used) * toUInt256OrNull(events.gas_price)), 18), NULL), 'Nullable(String)') AS fee,
    CAST(events.value, 'Nullable(String)') AS value,
    toUInt8OrNull(assets.decimals_text) AS decimals,
    multiIf(
        events.known_reason != '', events.known_reason,
        events.status IN ('0', 'false'), 'failed_transaction',
        events.status NOT IN ('1', 'true'), 'unknown_receipt_status',
        coalesce(events.to_address, '') = '', 'contract_creation',
        NOT match(coalesce(events.value, ''), '^[0-9]+$'), 'value_not_an_integer',
        match(assumeNotNull(events.value), '^0+$'), 'zero_value',
        isNull(block_times.time_ms), 'missing_block_timestamp',
        assets.versions = 0, 'unknown_asset',
        assets.versions > 1, 'conflicting_asset',
        isNull(decimals), 'asset_without_decimals',
        decimals > 38, 'unsupported_decimals',
        '') AS mapping_reason
FROM {events:Identifier} AS events
LEFT JOIN block_times ON block_times.block_number = events.block_number
LEFT JOIN assets ON assets.contract = coalesce(events.contract, '')
