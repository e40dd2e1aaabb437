-- Purpose: what moved value in an explorer's exports of accounts: transactions, what contracts paid out, tokens, in the shape of all formats. The same
--   transfer stands in the exports of both accounts; it gets the same identity in each.
-- Grain: one row a row of an export.
-- Parameters: events: the table to fill; normal_rows, internal_rows, token_rows, nft_rows, api_rows: the staged tables; decimal_comma_files,
--   thousands_comma_files, unsure_comma_files: what a comma means in which file.
-- Cost: one scan.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    {folded_address:Lambda} AS folded,
    {number_of:Lambda} AS number_of,
    (x, of_file) -> number_of(trimBoth(coalesce(x, '')), of_file) AS number,
    (income, expense, of_file) -> number(if(match(coalesce(income, ''), '[1-9]') OR coalesce(expense, '') = '', income, expense), of_file) AS sum_of,
    (x, of_file) -> number(replaceAll(coalesce(x, ''), '$', ''), of_file) AS dollars,
    (amount, price) -> if(
        match(amount, '^[0-9]+([.][0-9]+)?$') AND match(price, '^[0-9]+([.][0-9]+)?$'),
        toString(CAST(toFloat64(amount) * toFloat64(price), 'Decimal(38, 6)')), NULL) AS worth,
    (status, error) -> if(match(lower(coalesce(status, '')), 'error|fail|revert') OR coalesce(error, '') NOT IN ('', '0'), '0', '1') AS status_of,
    (a, b, c, d) -> substring(lower(hex(sipHash128(coalesce(a, ''), coalesce(b, ''), coalesce(c, ''), coalesce(d, '')))), 1, 16) AS content_of
SELECT
    'normal' AS dataset, file_number, row_number, folded(hash) AS tx_id, '0' AS event_index, CAST(NULL, 'Nullable(String)') AS edge_index, block AS block_number, time AS time_text,
    folded(from_address) AS from_address, folded(to_address) AS to_address, 'native' AS contract, nullIf(coin, '') AS symbol, CAST(NULL, 'Nullable(String)') AS decimals,
    CAST(NULL, 'Nullable(String)') AS value, CAST(sum_of(value_in, value_out, file_number), 'Nullable(String)') AS amount, CAST(NULL, 'Nullable(String)') AS shift,
    CAST(worth(sum_of(value_in, value_out, file_number), dollars(price, file_number)), 'Nullable(String)') AS amount_usd, nullIf(number(fee, file_number), '') AS fee,
    status_of(status, error) AS status, '' AS known_reason
FROM {normal_rows:Identifier}
UNION ALL
SELECT
    'internal', file_number, row_number, folded(hash), concat('internal-', content_of(folded(from_address), folded(to_address), sum_of(value_in, value_out, file_number), '')), NULL, block, time,
    folded(from_address), folded(to_address), 'native', nullIf(coin, ''), NULL, NULL, sum_of(value_in, value_out, file_number), NULL,
    worth(sum_of(value_in, value_out, file_number), dollars(price, file_number)), NULL, status_of(if(match(coalesce(status, ''), '^[0-9]$'), '', status), error), ''
FROM {internal_rows:Identifier}
UNION ALL
SELECT
    'tokens', file_number, row_number, folded(hash), concat('token-', content_of(folded(from_address), folded(to_address), number(amount, file_number), folded(contract))), NULL, block, time,
    folded(from_address), folded(to_address), folded(contract), nullIf(symbol, ''), NULL, NULL, number(amount, file_number), NULL,
    if(match(dollars(usd, file_number), '^[0-9]+([.][0-9]+)?$') AND match(dollars(usd, file_number), '[1-9]'), dollars(usd, file_number), NULL), NULL, '1', ''
FROM {token_rows:Identifier}
UNION ALL
SELECT
    'nfts', file_number, row_number, folded(hash), concat('nft-', coalesce(token_id, '')), NULL, block, time, folded(from_address), folded(to_address), 'native', NULL, NULL, '1', NULL,
    NULL, NULL, NULL, '1', 'non_fungible_token'
FROM {nft_rows:Identifier}
UNION ALL
SELECT
    'api', file_number, row_number, folded(hash),
    multiIf(
        coalesce(symbol, '') = '' AND coalesce(trace, '') = '', '0', coalesce(symbol, '') = '', concat('trace-', coalesce(trace, '')),
        coalesce(log_index, '') != '', assumeNotNull(log_index), concat('token-', content_of(folded(from_address), folded(to_address), value, folded(contract)))),
    NULL, block, time, folded(from_address), folded(to_address), if(coalesce(symbol, '') = '', 'native', folded(contract)), nullIf(symbol, ''),
    if(coalesce(symbol, '') = '', '18', nullIf(decimals, '')), coalesce(value, ''), NULL, NULL, NULL,
    NULL, if(coalesce(failed, '') = '1', '0', '1'), if(coalesce(token_id, '') != '', 'non_fungible_token', '')
FROM {api_rows:Identifier}
