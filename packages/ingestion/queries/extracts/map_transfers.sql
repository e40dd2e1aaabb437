-- Purpose: what an export says of transfers in the columns of core_transfers. Amounts are made digit by digit: up to 18 decimals nothing is
--   rounded, below that half to even, and `was_rounded` says so. What cannot be known from the export gets its reason instead of a guess.
-- Grain: one row an event; mapping_reason is '' where the row is a transfer.
-- Parameters: raw: the table to fill; events, tokens: the tables of what moved value and of assets; times: the view of times; times_of_blocks: block_times, or no_block_times where no event names a
--   block: planning to read them takes longer than a small file; time_zone: of times
--   that name none, which zone_is_known calls no assumption; date_order: of dates such as 03/04/2024, none where nothing says; unsure_comma_files: where a comma may mean two things; time_unit, time_format: '' where nothing
--   says; in_coins: assets of files whose column of decimals is set aside; default_symbol: of rows that name no asset; assumed_status: of transactions of which nothing says it.
-- Cost: one scan; three joins: blocks, assets, and transactions that stand in two blocks, held in memory. The planner's pass that merges steps is off: it
--   goes through all of them for each, and took a quarter of what a small file takes here.
INSERT INTO {raw:Identifier} (
    dataset, tx_id, event_index, edge_index, block_height, block_timestamp, from_address, to_address, asset_symbol, asset_contract, amount,
    amount_usd, fee, value, was_rounded, time_was_local, was_unnamed, file_number, row_number, mapping_reason, found)
WITH
    {is_nothing:Lambda} AS is_nothing,
    {calendar_time:Lambda} AS calendar_time,
    {is_two_times:Lambda} AS is_two_times,
    -- 19000001.0 passed through a float and is a whole number all the same.
    x -> if(position(x, '.') = 0, x, replaceRegexpOne(x, '^([0-9]+)[.]0*$', '\\1')) AS whole,
    -- 1.5e-7 as its digits and how many of them stand behind the point.
    x -> extractGroups(x, '^([0-9]*)[.]?([0-9]*)(?:[eE]([+-]?[0-9]{1,3}))?$') AS parts,
    -- Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size: each unit covers 1973 to 5138.
    x -> multiIf(
        {time_unit:String} = 's', toInt64OrNull(x) * 1000, {time_unit:String} = 'ms', toInt64OrNull(x),
        {time_unit:String} = 'us', intDiv(toInt64OrNull(x), 1000), {time_unit:String} = 'ns', intDiv(toInt64OrNull(x), 1000000),
        length(x) <= 11, toInt64OrNull(x) * 1000, length(x) <= 14, toInt64OrNull(x), length(x) <= 17, intDiv(toInt64OrNull(x), 1000),
        intDiv(toInt64OrNull(x), 1000000)) AS epoch_ms,
    -- 1.2345E+47: a spreadsheet made a number of it, and its digits are gone.
    x -> match(coalesce(x, ''), '^[0-9]+(?:[.,][0-9]+)?[eE][+][0-9]+$') AS is_scientific,
    -- 0x1234...abcd
    x -> match(coalesce(x, ''), '^[^ ]{2,}(?:[.]{2,}|…)[^ .…]{2,}$') AS is_shortened,
    -- An address, and a name or another address beside it; a name beside an IBAN is who it is.
    x -> match(coalesce(x, ''), '[ ;,|(]') AND arrayExists(part -> match(part, '[0-9]') AND NOT match(part, '^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$'), extractAll(coalesce(x, ''), '[0-9A-Za-z]{26,}'))
        -- A letter of another alphabet looks like one of these.
        OR match(coalesce(x, ''), '[^\\x00-\\x7F]') AND match(coalesce(x, ''), '^[0-9A-Fa-fxX\\x{80}-\\x{10FFFF}]{36,70}$') AS has_other_text,
    -- A month as English writes it, and what may stand behind a day: Nov, November, Sept, 20th.
    '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?[.]?' AS month,
    '([0-9]{1,2})(?:st|nd|rd|th)?' AS day,
    -- A time with the name of a month, of a day or of UTC, as 20 Nov 2025 14:02:11 UTC.
    x -> if(NOT match(x, '[A-Za-z]{3}'), if({time_unit:String} = '', calendar_time(x), x), trimBoth(
        replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(x,
            '(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* +', ''),
            concat('(?i)^', month, '[ /-]+', day, '[ ,/-]+([0-9]{4})'), '\\2 \\1 \\3'),
            concat('(?i)^([0-9]{4})[ ./-]', month, '[ ./-]', day), '\\3 \\2 \\1'),
            concat('(?i)^', day, '[ ./-]+', month, '[ ,/-]+([0-9]{4})'), '\\1 \\2 \\3'),
            concat('(?i)^', month, ' +', day, ' ([0-9]{1,2}:.*) ([0-9]{4})$'), '\\2 \\1 \\4 \\3'),
            '^([0-9]{1,2} [A-Za-z]{3} [0-9]{4})(?:,| at) *', '\\1 '),
            '([+-][0-9]{4}) [(][^)]*[)]$', '\\1'),
            ' *[+(]UTC[)]?$', ' UTC'))) AS plain_time,
    x -> match(x, '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})(?:[^0-9]|$)')
        OR match(x, concat('(?i)^', day, '[ ./-]', month, '[ ./-][0-9]{2}(?:[^0-9]|$)')) AS has_day_order,
    -- 20-Nov-25 may be of 2020; in an order that ends with the year it is of 2025.
    x -> replaceRegexpOne(replaceRegexpOne(
        replaceRegexpOne(x, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})', if({date_order:String} = 'mdy', '\\3-\\1-\\2', '\\3-\\2-\\1')),
        '^([0-9]{2}-[0-9])', '20\\1'),
        concat('(?i)^', day, '[ ./-]', month, '[ ./-]([0-9]{2})(?:$|([^0-9]))'), '\\1 \\2 20\\3\\4') AS reordered,
    x -> replaceRegexpOne(x, '^([0-9]{4})-([0-9])-', '\\1-0\\2-') AS padded_month,
    x -> replaceRegexpOne(x, '^([0-9]{4}-[0-9]{2})-([0-9])([^0-9]|$)', '\\1-0\\2\\3') AS padded_day,
    -- The engine takes 25:00 for 1:00 of the next day. 24:00 is its beginning, and the 60th second may be a leap second.
    x -> match(x, '[ T](?:2[5-9]|[3-9][0-9]):|[ T][0-9]{1,2}:[6-9][0-9]|[ T][0-9]{1,2}:[0-9]{2}:(?:6[1-9]|[7-9][0-9])|[ T](?:1[3-9]|2[0-9]):[0-9:.]* ?[Aa][Mm]|[0-9][+-](?:1[5-9]|[2-9][0-9]):?[0-9]{2}$') AS is_no_hour,
    x -> if(is_no_hour(x), NULL, toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(x, 3, {time_zone:String}))) AS moment_of,
    x -> multiIf(
        {time_format:String} != '', toUnixTimestamp64Milli(toDateTime64(parseDateTimeOrNull(x, if({time_format:String} = '', '%Y', {time_format:String}), {time_zone:String}), 3)),
        length(x) BETWEEN 9 AND 20 AND isNotNull(toUInt64OrNull(x)), if({time_unit:String} = '' AND is_two_times(x), NULL, epoch_ms(x)),
        match(x, '^[0-9]{9,20}[.][0-9]+$'), epoch_ms(substring(x, 1, position(x, '.') - 1))
            + if(position(x, '.') <= 12 AND {time_unit:String} IN ('', 's'), toInt64(rightPad(substring(x, position(x, '.') + 1, 3), 3, '0')), 0),
        has_day_order(x), if({date_order:String} = 'none', NULL, moment_of(padded_day(padded_month(reordered(x))))),
        match(x, concat('^(?:[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}|(?i)', day, ' ', month, ' [0-9]{4}(?: UTC| [0-9]{1,2}:[0-9]{2}.*)?$)')), moment_of(x),
        NULL) AS time_ms_of,
    block_times AS
    (
        SELECT block_number, if(min(time_ms) = max(time_ms), min(time_ms), NULL) AS time_ms
        FROM
        (
            SELECT whole(coalesce(block_number, '')) AS block_number, time_ms_of(shown_time) AS time_ms
            FROM (SELECT block_number, plain_time(assumeNotNull(time_text)) AS shown_time FROM {times:Identifier} WHERE coalesce(time_text, '') != '' AND coalesce(block_number, '') != '')
        )
        GROUP BY block_number
    ),
    no_block_times AS
    (
        SELECT '' AS block_number, CAST(NULL, 'Nullable(Int64)') AS time_ms WHERE 0
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
    -- From here on each step is a subquery of its own: an alias that stands in several places is worked out by the planner in each of them, and
    -- as aliases the steps took it longer than the rows of a small file.
    joined AS
    (
        SELECT
            events.dataset AS dataset, events.tx_id AS tx_id, events.event_index AS event_index, events.edge_index AS edge_index,
            events.block_number AS block_number, events.time_text AS time_text, if(is_nothing(events.from_address), '', events.from_address) AS from_address,
            if(is_nothing(events.to_address), '', events.to_address) AS to_address, events.contract AS contract, events.symbol AS symbol, events.value AS value,
            events.amount AS amount,
            if(coalesce(events.shift, '') != '' AND concat(toString(events.file_number), ' ', if(events.contract = 'native', coalesce(events.symbol, ''), coalesce(events.contract, ''))) IN (SELECT rows.file_and_asset FROM {in_coins:Identifier} AS rows), NULL, events.shift) AS shift,
            events.amount_usd AS amount_usd, events.fee AS fee,
            events.file_number AS file_number, events.row_number AS row_number, events.known_reason AS known_reason, events.decimals AS row_decimals,
            assets.symbol AS asset_symbol, assets.decimals_text AS asset_decimals, assets.versions AS asset_versions,
            assets.is_given AS asset_is_given, events.status AS status, moved.last_block AS last_block,
            events.shown_time AS shown_time, coalesce(time_ms_of(events.shown_time), blocks.time_ms) AS time_ms,
            if(coalesce(events.status, '') = '', {assumed_status:String}, lower(whole(assumeNotNull(events.status)))) AS known_status,
            whole(coalesce(events.value, '')) AS units,
            coalesce(events.amount, '') AS amount_text
        FROM
        (
            SELECT *, if({time_format:String} != '', coalesce(time_text, ''), plain_time(coalesce(time_text, ''))) AS shown_time FROM {events:Identifier}
        ) AS events
        LEFT ANY JOIN {times_of_blocks:Identifier} AS blocks ON blocks.block_number = whole(coalesce(events.block_number, ''))
        LEFT ANY JOIN assets ON assets.contract = coalesce(events.contract, '')
        LEFT ANY JOIN moved ON moved.tx_id = coalesce(events.tx_id, '')
    ),
    named AS
    (
        SELECT
            *,
            NOT match(shown_time, '^[0-9.]+$') AND match(shown_time, '^(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.]|[0-9]{1,2}[ ./-][A-Za-z]{3}[ ./-])[0-9]{1,4}[^Z+]*$')
                AND NOT match(shown_time, 'UTC|GMT|MSK|[0-9] ?-[0-9]{2}:?[0-9]{2}$') AS time_is_local,
            toUInt16OrNull(whole(if(coalesce(row_decimals, '') != '', assumeNotNull(row_decimals), asset_decimals))) AS decimals,
            -- A contract is called as the assets say; a coin without one as the row says.
            multiIf(
                contract = 'native' AND coalesce(symbol, '') != '', assumeNotNull(symbol), coalesce(asset_symbol, '') != '', asset_symbol,
                coalesce(symbol, '') != '', assumeNotNull(symbol), {default_symbol:String}) AS asset_symbol_text,
            -- Most amounts are written as they are kept.
            isNull(value) AND coalesce(shift, '') = '' AND match(amount_text, '^[0-9]{1,20}([.][0-9]{1,18})?$') AS is_simple
        FROM joined
    ),
    parted AS
    (
        SELECT *, if(isNull(value) AND NOT is_simple, parts(trimLeft(amount_text, '+')), CAST([], 'Array(String)')) AS amount_parts
        FROM named
    ),
    placed AS
    (
        SELECT
            *,
            toInt32(length(amount_parts[2])) - if(empty(amount_parts), 0, toInt16OrZero(amount_parts[3]))
                + toInt32(coalesce(toUInt16OrNull(whole(coalesce(shift, ''))), 0)) AS amount_places
        FROM parted
    ),
    measured AS
    (
        SELECT
            *,
            multiIf(is_simple, 0, isNull(value), greatest(amount_places, 0), toInt32(coalesce(decimals, 0))) AS places,
            multiIf(is_simple, amount_text, isNull(value), concat(amount_parts[1], amount_parts[2], repeat('0', greatest(-amount_places, 0))), units) AS digits
        FROM placed
    ),
    -- With more than 18 decimals: 18 are kept, half to even.
    divided AS
    (
        SELECT
            *,
            places BETWEEN 19 AND 255 AS is_divided,
            if(is_divided, toUInt256OrZero(digits), toUInt256(0)) AS dividend,
            if(is_divided, toUInt256OrZero(concat('1', repeat('0', places - 18))), toUInt256(1)) AS step
        FROM measured
    ),
    rounded AS
    (
        SELECT
            *,
            if(is_divided, toString(intDiv(dividend, step)
                + if((dividend % step) * 2 > step OR ((dividend % step) * 2 = step AND intDiv(dividend, step) % 2 = 1), toUInt256(1), toUInt256(0))),
                digits) AS kept_digits,
            least(places, 18) AS kept_places
        FROM divided
    ),
    -- '1500' with 3 decimals is '1.500': so wide with its zeros in front.
    judged AS
    (
        SELECT
            *,
            -- A number of more digits is no amount, and the engine pads no further.
            least(greatest(length(kept_digits), kept_places + 1), 400) AS width,
            -- Most addresses are letters and digits, and need no closer look.
            match(concat(coalesce(from_address, ''), coalesce(to_address, '')), '[^0-9A-Za-z]') AS has_signs,
            multiIf(
                known_reason != '', known_reason,
                known_status IN ('0', 'false'), 'failed_transaction',
                known_status NOT IN ('1', 'true'), 'unknown_receipt_status',
                -- In a table that somebody wrote nothing says that a contract was made.
                coalesce(to_address, '') = '', multiIf(dataset = 'transfers', 'missing_to_address', dataset = 'outputs', 'no_recipient', 'contract_creation'),
                coalesce(from_address, '') = '', if(dataset = 'outputs', 'no_sender', 'missing_from_address'),
                -- A list or an object of JSON where a text should be.
                match(assumeNotNull(from_address), '^[\\[{]') OR match(assumeNotNull(to_address), '^[\\[{]'), 'address_not_a_text',
                has_signs AND (is_scientific(from_address) OR is_scientific(to_address)), 'address_in_scientific_notation',
                has_signs AND (is_shortened(from_address) OR is_shortened(to_address)), 'address_shortened',
                has_signs AND (has_other_text(from_address) OR has_other_text(to_address)), 'address_with_other_text',
                isNotNull(value) AND match(units, '^[0-9]+[.]?[0-9]*[eE][+]?[0-9]+$'), 'value_in_scientific_notation',
                isNotNull(value) AND NOT match(units, '^[0-9]+$'), 'value_not_an_integer',
                isNull(value) AND amount_text = '', 'missing_amount',
                isNull(value) AND match(amount_text, '^-[0-9.]+$'), 'negative_amount',
                notEmpty({unsure_comma_files:Array(UInt32)}) AND isNull(value) AND NOT is_simple AND has({unsure_comma_files:Array(UInt32)}, file_number) AND match(amount_text, '^[1-9][0-9]{0,2},[0-9]{3}$'), 'ambiguous_amount',
                isNull(value) AND NOT is_simple AND (empty(amount_parts) OR amount_parts[1] = '' AND amount_parts[2] = ''), 'amount_not_a_number',
                last_block > toUInt64OrZero(whole(coalesce(block_number, ''))), 'replaced_by_later_block',
                NOT match(digits, '[1-9]'), 'zero_value',
                isNull(time_ms) AND ({date_order:String} = 'none' AND has_day_order(shown_time) OR is_two_times(shown_time)), 'ambiguous_date',
                isNull(time_ms) AND coalesce(time_text, '') != '', 'invalid_timestamp',
                isNull(time_ms), 'missing_block_timestamp',
                time_ms < 0 OR time_ms >= 4102444800000, 'timestamp_out_of_range',
                isNotNull(value) AND isNull(row_decimals) AND asset_versions = 0, 'unknown_asset',
                isNotNull(value) AND isNull(row_decimals) AND asset_versions > 1, 'conflicting_asset',
                isNotNull(value) AND isNull(decimals), 'asset_without_decimals',
                places > 255 OR isNotNull(value) AND decimals > 36, 'unsupported_decimals',
                asset_decimals = '0' AND asset_is_given = 0 AND contract NOT IN (SELECT amounts_of_whole_tokens.contract FROM amounts_of_whole_tokens), 'non_fungible_token',
                places > 18 AND length(digits) > 77, 'amount_not_representable',
                places > 18 AND NOT match(kept_digits, '[1-9]'), 'rounded_to_zero',
                '') AS reason
        FROM rounded
    )
SELECT
    CAST(judged.dataset, 'Nullable(String)') AS dataset,
    CAST(judged.tx_id, 'Nullable(String)') AS tx_id,
    CAST(whole(coalesce(judged.event_index, '0')), 'Nullable(String)') AS event_index,
    CAST(coalesce(judged.edge_index, '0'), 'Nullable(String)') AS edge_index,
    -- Without blocks, the second: it orders transfers in time.
    CAST(if(coalesce(judged.block_number, '') = '', toString(intDiv(judged.time_ms, 1000)), whole(assumeNotNull(judged.block_number))), 'Nullable(String)') AS block_height,
    CAST(toString(judged.time_ms), 'Nullable(String)') AS block_timestamp,
    CAST(judged.from_address, 'Nullable(String)') AS from_address,
    CAST(judged.to_address, 'Nullable(String)') AS to_address,
    CAST(judged.asset_symbol_text, 'Nullable(String)') AS asset_symbol,
    CAST(judged.contract, 'Nullable(String)') AS asset_contract,
    CAST(multiIf(
        judged.reason != '', NULL, judged.is_simple, judged.amount_text,
        concat(substring(leftPad(judged.kept_digits, judged.width, '0'), 1, judged.width - judged.kept_places), '.',
            right(leftPad(judged.kept_digits, judged.width, '0'), judged.kept_places))), 'Nullable(String)') AS amount,
    CAST(judged.amount_usd, 'Nullable(String)') AS amount_usd,
    CAST(judged.fee, 'Nullable(String)') AS fee,
    CAST(coalesce(judged.value, judged.amount), 'Nullable(String)') AS value,
    CAST(judged.reason = '' AND judged.places > 18 AND NOT endsWith(judged.digits, repeat('0', judged.places - 18)), 'UInt8') AS was_rounded,
    CAST({zone_is_known:String} = '' AND coalesce(judged.time_text, '') != '' AND judged.time_is_local, 'UInt8') AS time_was_local,
    CAST(judged.reason = '' AND judged.asset_symbol_text = {default_symbol:String}
        AND NOT (coalesce(judged.symbol, '') = {default_symbol:String} OR coalesce(judged.asset_symbol, '') = {default_symbol:String}), 'UInt8') AS was_unnamed,
    CAST(judged.file_number, 'UInt32') AS file_number,
    CAST(judged.row_number, 'UInt32') AS row_number,
    judged.reason AS mapping_reason,
    -- What of the row says why.
    coalesce(multiIf(
        judged.reason = '', '',
        judged.reason IN ('ambiguous_date', 'invalid_timestamp', 'timestamp_out_of_range'), judged.time_text,
        judged.reason = 'missing_block_timestamp', judged.block_number,
        judged.reason IN ('unknown_asset', 'conflicting_asset', 'asset_without_decimals', 'non_fungible_token'), judged.contract,
        judged.reason = 'unsupported_decimals', coalesce(judged.row_decimals, judged.asset_decimals),
        judged.reason IN ('unknown_receipt_status', 'unknown_direction'), judged.status,
        startsWith(judged.reason, 'address_'), concat(judged.from_address, ' ', judged.to_address),
        judged.reason IN ('missing_from_address', 'missing_to_address', 'failed_transaction'), judged.tx_id,
        -- A point of a file with decimal commas.
        judged.reason = 'amount_not_a_number', replaceRegexpAll(coalesce(judged.value, judged.amount), '([0-9])_([0-9])', '\\1.\\2'),
        coalesce(judged.value, judged.amount)), '') AS found
FROM judged
SETTINGS query_plan_merge_expressions = 0
