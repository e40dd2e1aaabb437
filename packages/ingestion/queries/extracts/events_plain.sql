-- Purpose: what moved value in a table of transfers, in the shape of all formats, as text. A row without an identity of its own is named by what it
--   says: the same row in two files that overlap is one transfer, the same row twice in a file without transactions is two.
-- Grain: one row a row of the table.
-- Parameters: events: the table to fill; transfer_rows: the staged table; other_chains: the table of chains that are left out;
--   placed_rows: all_named where every row has a transaction, else some_unnamed; own_prefix: what may stand before an address and name the network's chain; evm_coin: whose small unit a wei is;
--   assets_with_decimals: those that are known, as in 'ETH 18'; decimal_comma_files, thousands_comma_files, unsure_comma_files: what a comma means in which file.
-- Cost: one scan; a sort where rows have no transaction. What is asked of several values is asked once, of an array of them: the planner writes out a
--   lambda wherever it is called, and it took longer over that than over the rows of a small file.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift, unread_unit,
    amount_usd, fee, status, known_reason)
WITH
    {folded_address:Lambda} AS folded,
    -- As CAIP-10 and EIP-3770 write an EVM address: eip155:1:0x… and eth:0x….
    x -> match(coalesce(x, ''), '^ *(?:[A-Za-z0-9-]{1,20}:){1,2}0x[0-9A-Fa-f]{40} *$') AS names_chain,
    x -> names_chain(x) AND NOT match(lower(trimBoth(assumeNotNull(x))), {own_prefix:String}) AS names_other_chain,
    -- What holds an address and nothing else: a text of a spreadsheet, a link of an explorer, bytes of a database, a topic of a log, CAIP-10.
    -- Most begin with a digit: one look at the first letter leaves them as they are.
    x -> if((substring(x, 1, 1) IN ('''', '=', 'h', '\\') AND match(x, '^(?:''|="|https?:|\\\\x)')) OR (length(x) = 66 AND match(x, '^0x0{24}0{0,7}[1-9A-Fa-f]')), arrayMap(found -> folded(found), [replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(replaceRegexpOne(x,
        '^(?:=")?''?([^"]*)"?$', '\\1'),
        '^https?://[^/]+/(?:[a-z#]+/)*(?:address|addr|account|wallet)/([0-9A-Za-z]{25,})(?:[/?#].*)?$', '\\1'),
        '^\\\\x([0-9A-Fa-f]{40})$', '0x\\1'),
        '^0x0{24}([0-9A-Fa-f]{40})$', '0x\\1')])[1], x) AS unwrapped,
    x -> if(names_chain(x) AND NOT names_other_chain(x), lower(right(trimBoth(assumeNotNull(x)), 42)), unwrapped(x)) AS bare,
    {is_nothing:Lambda} AS is_nothing,
    x -> if(is_nothing(x), '', trimBoth(coalesce(x, ''))) AS clean,
    {is_coin:Lambda} AS is_coin,
    {number_of:Lambda} AS number_of,
    {calendar_time:Lambda} AS calendar_time,
    {zoned_time:Lambda} AS zoned_time,
    {is_failure:Lambda} AS is_failure,
    -- Small units of coins, in small letters: how many of their decimals one is, and of which coin. SATS and DROP are tokens.
    x -> if(x IN ('Wei', 'Gwei', 'GWEI'), lower(x), coalesce(x, '')) AS unit_name,
    ['wei', 'kwei', 'mwei', 'gwei', 'ether', 'sat', 'sats', 'satoshi', 'satoshis', 'lamport', 'lamports', 'drops'] AS unit_names,
    x -> transform(unit_name(x), unit_names, [18, 15, 12, 9, 0, 8, 8, 8, 8, 9, 9, 6], -1) AS unit_places,
    x -> transform(unit_name(x), unit_names,
        [{evm_coin:String}, {evm_coin:String}, {evm_coin:String}, {evm_coin:String}, {evm_coin:String}, 'BTC', 'BTC', 'BTC', 'BTC', 'SOL', 'SOL', 'XRP'], x) AS coin_of,
    x -> transform(unit_name(x), unit_names, [18, 18, 18, 18, 18, 8, 8, 8, 8, 9, 9, 6], -1) AS decimals_of_coin,
    x -> match(lower(clean(x)), '^(?:in|in-?coming|inbound|received?|receiving|deposit(?:ed)?|credit(?:ed)?|cr)$') AS is_in,
    x -> match(lower(clean(x)), '^(?:out|out-?going|outbound|sent|send|sending|withdraw(?:n|al)?|debit(?:ed)?|dr|paid)$') AS is_out,
    x -> isNotNull(x) AND NOT is_in(x) AND NOT is_out(x) AS has_no_direction,
    x -> match(lower(clean(x)), '^approv(?:al|e$|e[^d])') AS is_approval,
    -- What a column of failures or errors says where nothing failed.
    x -> coalesce(x, '') = '' OR clean(x) = '' OR match(lower(clean(x)), '^(?:0+(?:[.]0*)?|0x0*|false|no|n|f|nothing|ok.*|succe.*|complete.*|confirm.*|passed|done|(?:no|not|without|non)[^a-z].*|[{] *[}]|\\[ *\\]|[{]"ok.*)$') AS is_no_error,
    x -> length(coalesce(x, '')) >= 42 AND match(coalesce(x, ''), '^ *0[xX][0-9A-Fa-f]{40} *$') AS is_evm,
    -- Addresses and hashes as bytes, as Parquet may have them.
    x -> if(length(x) IN (20, 32) AND (NOT isValidUTF8(x) OR match(x, '[\\x00-\\x08]')), concat('0x', lower(hex(x))), x) AS text_of,
    -- Who paid whom: of what one account did, the direction says it.
    directed AS
    (
        SELECT
            * REPLACE (
                text_of(if(isNull(direction), `from`, if(is_in(direction), counterparty, account))) AS `from`,
                text_of(if(isNull(direction), `to`, if(is_in(direction), account, counterparty))) AS `to`,
                text_of(if(coalesce(contract, '') = '' AND is_evm(asset), asset, contract)) AS contract, if(is_evm(asset), '', asset) AS asset,
                text_of(tx_id) AS tx_id,
                -- Of a day and a time of it in two columns.
                if(match(trimBoth(`timestamp`), '^[0-9]{1,2}:[0-9]{2}') AND clean(day) != '', concat(trimBoth(day), ' ', trimBoth(`timestamp`)), `timestamp`) AS `timestamp`,
                if(isNull(direction), amount, replaceRegexpOne(trimBoth(amount), '^[-−]', '')) AS amount)
        FROM {transfer_rows:Identifier}
    ),
    folded_rows AS
    (
        SELECT *, arrayMap(x -> folded(coalesce(x, '')), [`from`, `to`, contract, clean(tx_id)]) AS addresses FROM directed
    ),
    named AS
    (
        SELECT
            * EXCEPT (addresses, tx_id, event_index), addresses[4] AS tx_id, clean(event_index) AS event_index, arrayMap(x -> bare(x), [addresses[1], addresses[2], clean(addresses[3])]) AS bare_addresses,
            arrayExists(x -> names_other_chain(x), arrayPopBack(addresses)) AS is_of_other_chain,
            -- Only rows without an identity of their own need it.
            if(tx_id != '' AND event_index != '', '', lower(hex(sipHash128(
                addresses[1], addresses[2], coalesce(amount, ''), coalesce(`timestamp`, ''), coalesce(asset, ''), addresses[3])))) AS content
        FROM folded_rows
    ),
    all_named AS
    (
        SELECT *, 1 AS place FROM named
    ),
    some_unnamed AS
    (
        SELECT *, if(tx_id != '', 1, row_number() OVER (PARTITION BY file_number, content ORDER BY row_number)) AS place FROM named
    ),
    parted AS
    (
        -- As in "0.5 ETH".
        SELECT
            *,
            trimBoth(amount) AS sum_text,
            if(position(coalesce(sum_text, ''), ' ') = 0, '', extract(assumeNotNull(sum_text), '^[0-9][0-9.,]* ([A-Za-z][A-Za-z0-9.$-]{1,15})$')) AS unit_beside,
            number_of(if(unit_beside = '', sum_text, substring(assumeNotNull(sum_text), 1, position(assumeNotNull(sum_text), ' ') - 1)), file_number) AS number_text,
            clean(contract) = '' AND unit_places(clean(asset)) >= 0 AS is_asset_unit,
            -- The name of the column is one for all assets: it holds for coins and for tokens with as many decimals, where the row says no other unit.
            if(unit_beside != '' OR unit_places(clean(unit)) >= 0 OR is_asset_unit OR clean(decimals) != '', '', clean(named_unit)) AS unit_of_name,
            clean(contract) = '' AND (clean(asset) = '' OR has({assets_with_decimals:Array(String)}, concat(upper(clean(asset)), ' ', toString(decimals_of_coin(unit_of_name))))) AS is_in_unit_of_name,
            multiIf(unit_beside != '', unit_beside, unit_places(clean(unit)) >= 0, clean(unit), is_asset_unit, clean(asset), is_in_unit_of_name, unit_of_name, '') AS amount_unit
        FROM {placed_rows:Identifier}
    ),
    measured AS
    (
        SELECT
            * EXCEPT (asset), if(is_asset_unit, '', clean(asset)) AS asset,
            if(clean(contract) = '' AND unit_places(amount_unit) > 0 AND match(coalesce(number_text, ''), '^[0-9.,]+$'), concat(number_text, 'e-', toString(unit_places(amount_unit))), number_text) AS amount_text
        FROM parted
    )
SELECT
    'transfers' AS dataset, rows.file_number AS file_number, rows.row_number AS row_number,
    if(rows.tx_id != '', rows.tx_id, concat('row-', rows.content, '-', toString(rows.place))) AS tx_id,
    multiIf(rows.event_index != '', rows.event_index, rows.tx_id != '', substring(rows.content, 1, 16), '0') AS event_index,
    rows.edge_index AS edge_index, if(match(lower(clean(rows.block)), '^0x[0-9a-f]{1,16}$'), toString(reinterpretAsUInt64(reverse(unhex(leftPad(substring(clean(rows.block), 3), 16, '0'))))), rows.block) AS block_number,
    zoned_time(rows.`timestamp`, clean(rows.zone)) AS time_text,
    rows.bare_addresses[1] AS from_address, rows.bare_addresses[2] AS to_address,
    if(is_coin(rows.bare_addresses[3]), 'native', rows.bare_addresses[3]) AS contract, coalesce(nullIf(rows.asset, ''), nullIf(coin_of(rows.amount_unit), '')) AS symbol, CAST(NULL, 'Nullable(String)') AS decimals,
    CAST(NULL, 'Nullable(String)') AS value, rows.amount_text AS amount,
    nullIf(clean(rows.decimals), '') AS shift, if(rows.is_in_unit_of_name, NULL, nullIf(rows.unit_of_name, '')) AS unread_unit, nullIf(number_of(clean(rows.amount_usd), rows.file_number), '') AS amount_usd, nullIf(number_of(clean(rows.fee), rows.file_number), '') AS fee,
    multiIf(has_no_direction(rows.direction), clean(rows.direction), is_failure(clean(coalesce(nullIf(rows.final_result, ''), rows.status)))
        OR NOT is_no_error(rows.failed), '0', '1') AS status,
    multiIf(lower(clean(rows.chain)) IN (SELECT others.name FROM {other_chains:Identifier} AS others)
        OR rows.is_of_other_chain, 'other_chain',
        is_approval(rows.event) OR is_approval(rows.direction), 'moves_nothing',
        has_no_direction(rows.direction), 'unknown_direction', '') AS known_reason
FROM measured AS rows
