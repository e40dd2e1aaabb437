-- Purpose: what an export says of transfers in the columns of core_transfers. Amounts are made digit by digit: up to 18 decimals nothing is
--   rounded, below that half to even, and `was_rounded` says so. What cannot be known from the export gets its reason instead of a guess.
-- Grain: one row an event; mapping_reason is '' where the row is a transfer.
-- Parameters: raw: name of the table to make; events, times, tokens: the views of the export; time_zone: of times that name none;
--   date_order: of dates such as 03/04/2024, none where nothing says; decimal_mark: ',' or '.'; time_unit, time_format: '' where nothing says;
--   default_symbol: of rows that name no asset; assumed_status: of transactions of which nothing says it.
-- Cost: one scan; three joins: blocks, assets, and transactions that stand in two blocks, held in memory.
CREATE TABLE {raw:Identifier} ENGINE = MergeTree ORDER BY tuple() AS
WITH
    -- 19000001.0 passed through a float and is a whole number all the same.
    x -> if(position(x, '.') = 0, x, replaceRegexpOne(x, '^([0-9]+)[.]0*$', '\\1')) AS whole,
    -- '1500' with 3 decimals is '1.500'.
    (digits, places) -> concat(
        substring(leftPad(digits, greatest(length(digits), places + 1), '0'), 1, greatest(length(digits), places + 1) - places), '.',
        right(leftPad(digits, greatest(length(digits), places + 1), '0'), places)) AS scaled,
    -- The same with more than 18 decimals: 18 are kept, half to even.
    (units, step) -> intDiv(units, step)
        + if((units % step) * 2 > step OR ((units % step) * 2 = step AND intDiv(units, step) % 2 = 1), toUInt256(1), toUInt256(0)) AS half_even,
    (digits, places) -> scaled(toString(half_even(toUInt256OrZero(digits), toUInt256OrZero(concat('1', repeat('0', places - 18))))), 18) AS rounded,
    -- 1.5e-7 as its digits and how many of them stand behind the point.
    x -> extractGroups(x, '^([0-9]*)[.]?([0-9]*)(?:[eE]([+-]?[0-9]{1,3}))?$') AS parts,
    -- Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size: each unit covers 1973 to 5138.
    x -> multiIf(
        {time_unit:String} = 's', toInt64OrNull(x) * 1000, {time_unit:String} = 'ms', toInt64OrNull(x),
        {time_unit:String} = 'us', intDiv(toInt64OrNull(x), 1000), {time_unit:String} = 'ns', intDiv(toInt64OrNull(x), 1000000),
        length(x) <= 11, toInt64OrNull(x) * 1000, length(x) <= 14, toInt64OrNull(x), length(x) <= 17, intDiv(toInt64OrNull(x), 1000),
        intDiv(toInt64OrNull(x), 1000000)) AS epoch_ms,
    x -> match(x, '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}') AS has_day_order,
    x -> replaceRegexpOne(x, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})', if({date_order:String} = 'mdy', '\\3-\\1-\\2', '\\3-\\2-\\1')) AS reordered,
    x -> replaceRegexpOne(x, '^([0-9]{4})-([0-9])-', '\\1-0\\2-') AS padded_month,
    x -> replaceRegexpOne(x, '^([0-9]{4}-[0-9]{2})-([0-9])([^0-9]|$)', '\\1-0\\2\\3') AS padded_day,
    x -> multiIf(
        {time_format:String} != '', toUnixTimestamp64Milli(toDateTime64(parseDateTimeOrNull(x, if({time_format:String} = '', '%Y', {time_format:String}), {time_zone:String}), 3)),
        length(x) BETWEEN 9 AND 20 AND isNotNull(toUInt64OrNull(x)), epoch_ms(x),
        match(x, '^[0-9]{9,20}[.][0-9]+$'), epoch_ms(substring(x, 1, position(x, '.') - 1)),
        has_day_order(x), if({date_order:String} = 'none', NULL,
            toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(padded_day(padded_month(reordered(x))), 3, {time_zone:String}))),
        match(x, '^[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}'), toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(x, 3, {time_zone:String})),
        NULL) AS time_ms_of,
    block_times AS
    (
        SELECT block_number, if(min(time_ms) = max(time_ms), min(time_ms), NULL) AS time_ms
        FROM
        (
            SELECT whole(coalesce(block_number, '')) AS block_number, time_ms_of(assumeNotNull(time_text)) AS time_ms
            FROM {times:Identifier}
            WHERE coalesce(time_text, '') != ''
        )
        GROUP BY block_number
    ),
    assets AS
    (
        SELECT
            rows.contract AS contract,
            argMax(rows.symbol, (rows.is_given, rows.file_number)) AS symbol,
            any(whole(rows.decimals)) AS decimals_text,
            uniqExact(whole(rows.decimals)) AS versions,
            max(rows.is_given) AS is_given
        FROM {tokens:Identifier} AS rows
        GROUP BY rows.contract
    ),
    -- A chain that was reorganised: of a transaction in two blocks the later one stands.
    moved AS
    (
        SELECT rows.tx_id AS tx_id, max(toUInt64OrZero(whole(rows.block_number))) AS last_block
        FROM {events:Identifier} AS rows
        WHERE coalesce(rows.tx_id, '') != '' AND coalesce(rows.block_number, '') != ''
        GROUP BY rows.tx_id
        HAVING min(toUInt64OrZero(whole(rows.block_number))) < last_block
    ),
    -- A numbered token moves from the address that holds it. A value that is sent by two who cannot both hold that one thing is an amount.
    amounts_of_whole_tokens AS
    (
        SELECT DISTINCT steps.contract AS contract
        FROM
        (
            SELECT
                rows.contract AS contract, rows.from_address AS sender,
                lagInFrame(rows.to_address) OVER thing AS holder, row_number() OVER thing AS place
            FROM {events:Identifier} AS rows
            WHERE rows.contract IN (SELECT assets.contract FROM assets WHERE assets.decimals_text = '0' AND assets.is_given = 0)
            WINDOW thing AS (PARTITION BY rows.contract, rows.value ORDER BY toUInt64OrZero(whole(rows.block_number)), toUInt64OrZero(whole(rows.event_index))
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
        ) AS steps
        WHERE steps.place > 1 AND steps.sender != steps.holder
    ),
    coalesce(time_ms_of(assumeNotNull(nullIf(events.time_text, ''))), block_times.time_ms) AS time_ms,
    coalesce(NOT match(events.time_text, '^[0-9.]+$') AND match(events.time_text, '^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[^Z+]*$') AND NOT match(events.time_text, 'UTC|GMT|[0-9]-[0-9]{2}:?[0-9]{2}$'), false) AS time_is_local,
    toUInt16OrNull(whole(if(coalesce(events.decimals, '') != '', assumeNotNull(events.decimals), assets.decimals_text))) AS decimals,
    -- A contract is called as the assets say; a coin without one as the row says.
    multiIf(
        events.contract = 'native' AND coalesce(events.symbol, '') != '', assumeNotNull(events.symbol), coalesce(assets.symbol, '') != '', assets.symbol,
        coalesce(events.symbol, '') != '', assumeNotNull(events.symbol), {default_symbol:String}) AS asset_symbol_text,
    if(coalesce(events.status, '') = '', {assumed_status:String}, lower(whole(assumeNotNull(events.status)))) AS status,
    whole(coalesce(events.value, '')) AS units,
    -- Where commas are in the numbers, a point would part thousands.
    if({decimal_mark:String} = ',', replaceOne(replaceAll(coalesce(events.amount, ''), '.', '_'), ',', '.'), coalesce(events.amount, '')) AS amount_text,
    -- Most amounts are written as they are kept.
    isNull(events.value) AND coalesce(events.shift, '') = '' AND match(amount_text, '^[0-9]{1,20}([.][0-9]{1,18})?$') AS is_simple,
    if(isNull(events.value) AND NOT is_simple, parts(trimLeft(amount_text, '+')), CAST([], 'Array(String)')) AS amount_parts,
    if(empty(amount_parts), 0, toInt16OrZero(amount_parts[3])) AS exponent,
    toInt32(length(amount_parts[2])) - exponent + toInt32(coalesce(toUInt16OrNull(whole(coalesce(events.shift, ''))), 0)) AS amount_places,
    multiIf(is_simple, 0, isNull(events.value), greatest(amount_places, 0), toInt32(coalesce(decimals, 0))) AS places,
    multiIf(is_simple, amount_text, isNull(events.value), concat(amount_parts[1], amount_parts[2], repeat('0', greatest(-amount_places, 0))), units) AS digits,
    multiIf(
        events.known_reason != '', events.known_reason,
        status IN ('0', 'false'), 'failed_transaction',
        status NOT IN ('1', 'true'), 'unknown_receipt_status',
        coalesce(events.to_address, '') = '', 'contract_creation',
        coalesce(events.from_address, '') = '', 'missing_from_address',
        isNotNull(events.value) AND match(units, '^[0-9]+[.]?[0-9]*[eE][+]?[0-9]+$'), 'value_in_scientific_notation',
        isNotNull(events.value) AND NOT match(units, '^[0-9]+$'), 'value_not_an_integer',
        isNull(events.value) AND amount_text = '', 'missing_amount',
        isNull(events.value) AND match(amount_text, '^-[0-9.]+$'), 'negative_amount',
        isNull(events.value) AND NOT is_simple AND (empty(amount_parts) OR amount_parts[1] = '' AND amount_parts[2] = ''), 'amount_not_a_number',
        NOT match(digits, '[1-9]'), 'zero_value',
        moved.last_block > toUInt64OrZero(whole(coalesce(events.block_number, ''))), 'replaced_by_later_block',
        isNull(time_ms) AND has_day_order(coalesce(events.time_text, '')), 'ambiguous_date',
        isNull(time_ms) AND coalesce(events.time_text, '') != '', 'invalid_timestamp',
        isNull(time_ms), 'missing_block_timestamp',
        isNotNull(events.value) AND isNull(events.decimals) AND assets.versions = 0, 'unknown_asset',
        isNotNull(events.value) AND isNull(events.decimals) AND assets.versions > 1, 'conflicting_asset',
        isNotNull(events.value) AND isNull(decimals), 'asset_without_decimals',
        places > 255 OR isNotNull(events.value) AND decimals > 36, 'unsupported_decimals',
        assets.decimals_text = '0' AND assets.is_given = 0 AND events.contract NOT IN (SELECT contract FROM amounts_of_whole_tokens), 'non_fungible_token',
        places > 18 AND length(digits) > 77, 'amount_not_representable',
        places > 18 AND match(rounded(digits, places), '^[0.]+$'), 'rounded_to_zero',
        '') AS mapping_reason
SELECT
    CAST(events.dataset, 'Nullable(String)') AS dataset,
    CAST(events.tx_id, 'Nullable(String)') AS tx_id,
    CAST(whole(coalesce(events.event_index, '0')), 'Nullable(String)') AS event_index,
    CAST(coalesce(events.edge_index, '0'), 'Nullable(String)') AS edge_index,
    -- Without blocks, the second: it orders transfers in time.
    CAST(if(coalesce(events.block_number, '') = '', toString(intDiv(time_ms, 1000)), whole(assumeNotNull(events.block_number))), 'Nullable(String)') AS block_height,
    CAST(toString(time_ms), 'Nullable(String)') AS block_timestamp,
    CAST(events.from_address, 'Nullable(String)') AS from_address,
    CAST(events.to_address, 'Nullable(String)') AS to_address,
    CAST(asset_symbol_text, 'Nullable(String)') AS asset_symbol,
    CAST(events.contract, 'Nullable(String)') AS asset_contract,
    CAST(multiIf(mapping_reason != '', NULL, is_simple, amount_text, places > 18, rounded(digits, places), scaled(digits, places)), 'Nullable(String)') AS amount,
    CAST(events.amount_usd, 'Nullable(String)') AS amount_usd,
    CAST(events.fee, 'Nullable(String)') AS fee,
    CAST(coalesce(events.value, events.amount), 'Nullable(String)') AS value,
    CAST(mapping_reason = '' AND places > 18 AND NOT endsWith(digits, repeat('0', places - 18)), 'UInt8') AS was_rounded,
    CAST(coalesce(events.time_text, '') != '' AND time_is_local, 'UInt8') AS time_was_local,
    CAST(mapping_reason = '' AND asset_symbol_text = {default_symbol:String}
        AND NOT (coalesce(events.symbol, '') = {default_symbol:String} OR coalesce(assets.symbol, '') = {default_symbol:String}), 'UInt8') AS was_unnamed,
    CAST(events.file_number, 'UInt32') AS file_number,
    mapping_reason
FROM {events:Identifier} AS events
LEFT JOIN block_times ON block_times.block_number = whole(coalesce(events.block_number, ''))
LEFT JOIN assets ON assets.contract = coalesce(events.contract, '')
LEFT JOIN moved ON moved.tx_id = coalesce(events.tx_id, '')
