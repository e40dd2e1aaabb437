-- Purpose: what a column of raw amounts beside amounts and decimals proves: whether amounts are in coins or in the unit.
-- Grain: one row a file and asset, as in amounts_in_coins.sql.
-- Parameters: events: the table of what moved value; transfer_rows: the staged table.
-- Cost: one scan of each; the rows with a raw amount are held in memory.
SELECT
    concat(toString(events.file_number), ' ', if(events.contract = 'native', coalesce(events.symbol, ''), coalesce(events.contract, ''))) AS file_and_asset,
    countIf(abs(raws.raw_number - toFloat64OrZero(coalesce(events.amount, '')) * exp10(toUInt16OrZero(replaceRegexpOne(coalesce(events.shift, ''), '[.]0*$', '')))) <= raws.raw_number * 1e-9) AS coin_count,
    countIf(raws.raw_number = toFloat64OrZero(coalesce(events.amount, ''))) AS unit_count
FROM {events:Identifier} AS events
INNER JOIN
(
    SELECT file_number, row_number, toFloat64OrZero(coalesce(raw_amount, '')) AS raw_number
    FROM {transfer_rows:Identifier}
    WHERE toFloat64OrZero(coalesce(raw_amount, '')) > 0
) AS raws ON raws.file_number = events.file_number AND raws.row_number = events.row_number
WHERE match(coalesce(events.shift, ''), '[1-9]') AND events.known_reason = ''
GROUP BY file_and_asset
