-- Purpose: what moved value in a table of transfers, in the shape of all formats, as text. A row without an identity of its own is named by what it
--   says: the same row in two files that overlap is one transfer, the same row twice in a file without transactions is two.
-- Grain: one row a row of the table.
-- Parameters: events: the table to fill; transfer_rows: the staged table; other_chains: the table of chains that are left out.
-- Cost: one scan; a sort of the rows that have no identity of their own.
INSERT INTO {events:Identifier} (
    dataset, file_number, row_number, tx_id, event_index, edge_index, block_number, time_text, from_address, to_address, contract, symbol, decimals, value, amount, shift,
    amount_usd, fee, status, known_reason)
WITH
    {folded_address:Lambda} AS folded,
    -- As in "0.5 ETH".
    trimBoth(rows.amount) AS sum_text,
    if(position(coalesce(sum_text, ''), ' ') = 0, '', extract(assumeNotNull(sum_text), '^[0-9][0-9.,]* ([A-Za-z][A-Za-z0-9.$-]{1,15})$')) AS unit,
    -- Only rows without an identity of their own need it.
    if(coalesce(rows.tx_id, '') != '' AND coalesce(rows.event_index, '') != '', '', lower(hex(sipHash128(
        coalesce(folded(rows.`from`), ''), coalesce(folded(rows.`to`), ''), coalesce(rows.amount, ''), coalesce(rows.`timestamp`, ''),
        coalesce(rows.asset, ''), coalesce(folded(rows.contract), ''))))) AS content
SELECT
    'transfers' AS dataset, rows.file_number AS file_number, rows.row_number AS row_number,
    if(coalesce(rows.tx_id, '') != '', folded(rows.tx_id), concat('row-', content, '-', toString(rows.place))) AS tx_id,
    multiIf(coalesce(rows.event_index, '') != '', rows.event_index, coalesce(rows.tx_id, '') != '', substring(content, 1, 16), '0') AS event_index,
    rows.edge_index AS edge_index, rows.block AS block_number,
    -- What the name of the column says of the zone, where the time itself says none.
    concat(trimBoth(rows.`timestamp`), if(coalesce(rows.zone, '') = '' OR match(coalesce(trimBoth(rows.`timestamp`), ''), '^[0-9.]*$|[Z)]$|UTC|GMT|:[0-9]{2}[0-9.]* ?[+-][0-9]{2}:?[0-9]{2}$'), '', ' UTC')) AS time_text,
    trimBoth(folded(rows.`from`)) AS from_address, trimBoth(folded(rows.`to`)) AS to_address,
    coalesce(nullIf(folded(rows.contract), ''), 'native') AS contract, coalesce(nullIf(rows.asset, ''), nullIf(unit, '')) AS symbol, CAST(NULL, 'Nullable(String)') AS decimals,
    CAST(NULL, 'Nullable(String)') AS value, if(unit = '', sum_text, substring(assumeNotNull(sum_text), 1, position(assumeNotNull(sum_text), ' ') - 1)) AS amount, nullIf(rows.decimals, '') AS shift, nullIf(rows.amount_usd, '') AS amount_usd,
    nullIf(rows.fee, '') AS fee,
    if(match(lower(trimBoth(coalesce(nullIf(rows.final_result, ''), rows.status, ''))), '^(fail|error|revert|out.of|dropped|rejected|cancel|false$|0$)')
        OR lower(trimBoth(coalesce(rows.failed, ''))) IN ('1', 'true', 'yes'), '0', '1') AS status,
    multiIf(
        lower(trimBoth(coalesce(rows.chain, ''))) IN (SELECT others.name FROM {other_chains:Identifier} AS others), 'other_chain',
        trimBoth(coalesce(rows.`to`, '')) = '', 'missing_to_address', '') AS known_reason
FROM
(
    SELECT *, 1 AS place
    FROM {transfer_rows:Identifier}
    WHERE coalesce(tx_id, '') != ''
    UNION ALL
    SELECT
        *,
        row_number() OVER (PARTITION BY file_number, `from`, `to`, amount, `timestamp`, asset, contract) AS place
    FROM {transfer_rows:Identifier}
    WHERE coalesce(tx_id, '') = ''
) AS rows
