-- Purpose: what moved value in files of explorers that write whole numbers of the smallest unit, or amounts with commas between thousands: transactions, what contracts paid out, tokens, in the
--   shape of all formats. A transfer without an index is named by what it says, so that the exports of two accounts agree on it.
-- Grain: one row a row of a file.
-- Parameters: events: the table to fill; explorer_rows: the staged table; decimal_comma_files, thousands_comma_files, unsure_comma_files: what a comma means in which file.
-- Cost: one scan; the hashes of transactions are held in memory.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    {folded_address:Lambda} AS folded,
    {number_of:Lambda} AS number_of,
    -- Units of the coin with 18 decimals: '21000' is '0.000000000000021000'.
    x -> concat(substring(leftPad(x, greatest(length(x), 19), '0'), 1, greatest(length(x), 19) - 18), '.', right(leftPad(x, greatest(length(x), 19), '0'), 18)) AS coins,
    named AS
    (
        SELECT
            *,
            -- What a list of Tron says of a token stands in an object of its own.
            -- A token of the chain itself has a number there and no contract; the coin has '_'.
            coalesce(nullIf(contract, ''), nullIf(JSONExtractString(coalesce(token_object, '{}'), 'address'), ''),
                replaceAll(JSONExtractRaw(coalesce(token_object, '{}'), 'tokenId'), '"', '')) AS contract_text,
            -- As in "Tether USD(USDT)".
            coalesce(nullIf(replaceRegexpOne(assumeNotNull(symbol), '^.*[(]([^()]+)[)] *$', '\\1'), ''), nullIf(JSONExtractString(coalesce(token_object, '{}'), 'tokenAbbr'), ''), JSONExtractString(coalesce(token_object, '{}'), 'symbol')) AS symbol_text,
            coalesce(nullIf(decimals, ''), replaceAll(concat(JSONExtractRaw(coalesce(token_object, '{}'), 'tokenDecimal'), JSONExtractRaw(coalesce(token_object, '{}'), 'decimals')), '"', '')) AS decimals_text,
            -- A row that calls its token by name alone is of the coin where that is the coin's name.
            contract_text = '' AND coalesce(token_object, '') IN ('', '{}') AND symbol_text IN ('', coin) OR match(contract_text, '^So1+$') OR contract_text = '_' AS is_coin,
            contract_text = '' AND coalesce(token_object, '') IN ('', '{}') AND symbol_text != '' AS is_named,
            number_of(trimBoth(sum_text), file_number) AS amount_text,
            -- Beside words a number is of something else.
            multiIf(coalesce(final_result, '') != '', assumeNotNull(final_result), worded = '1' AND match(coalesce(status, ''), '^[0-9]+$'), '', coalesce(status, '')) AS status_text
        FROM {explorer_rows:Identifier}
    )
SELECT
    assumeNotNull(dataset) AS dataset, file_number, row_number, folded(hash) AS tx_id,
    multiIf(
        coalesce(index_prefix, '') = '' OR dataset = 'blockchair_calls' AND place = '0', '0',
        coalesce(place, '') != '', concat(assumeNotNull(index_prefix), assumeNotNull(place)),
        concat(assumeNotNull(index_prefix), substring(lower(hex(sipHash128(
            coalesce(folded(from_address), ''), coalesce(folded(to_address), ''), coalesce(units, amount_text, ''),
            if(is_named, symbol_text, folded(contract_text))))), 1, 16))) AS event_index,
    CAST(NULL, 'Nullable(String)') AS edge_index, block AS block_number, time AS time_text, folded(from_address) AS from_address, folded(to_address) AS to_address,
    if(is_coin OR is_named, 'native', folded(contract_text)) AS contract,
    if(is_coin, nullIf(coin, ''), nullIf(symbol_text, '')) AS symbol,
    if(is_coin, coin_decimals, nullIf(decimals_text, '')) AS decimals,
    if(isNull(sum_text), coalesce(units, ''), NULL) AS value, amount_text AS amount, CAST(NULL, 'Nullable(String)') AS shift, CAST(NULL, 'Nullable(String)') AS amount_usd,
    if(match(coalesce(fee_units, ''), '^[0-9]+$'), coins(assumeNotNull(fee_units)), NULL) AS fee,
    if(match(lower(status_text), '^(error|fail|revert|out_of|false|0$)') OR lower(coalesce(failed, '')) IN ('1', 'true') OR coalesce(error, '') NOT IN ('', '0'), '0', '1') AS status,
    multiIf(
        lower(coalesce(action, '')) IN ('delegatecall', 'staticcall', 'callcode', 'approval'), 'moves_nothing',
        contract_text = '' AND NOT is_coin AND NOT is_named, 'unknown_asset',
        numbered = '1' AND NOT is_coin AND coalesce(decimals_text, '') = '', 'non_fungible_token', '') AS known_reason
FROM named
-- The call at the top is the transaction itself.
WHERE NOT (coalesce(dataset, '') = 'blockchair_calls' AND coalesce(place, '') = '0' AND hash IN
    (SELECT hash FROM {explorer_rows:Identifier} WHERE dataset = 'blockchair_transactions'))
