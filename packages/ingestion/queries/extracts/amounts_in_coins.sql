-- Purpose: assets of a file whose amounts are in coins, though a column says decimals: a whole number of a small unit has no fraction. Only rows that
--   are sound count, so that a failed transfer or a total decides nothing.
-- Grain: one row a file and asset; file_and_asset is what an event is looked up by.
-- Parameters: events: the table of what moved value.
-- Cost: one scan.
WITH {is_nothing:Lambda} AS is_nothing
SELECT
    file_number,
    if(contract = 'native', coalesce(symbol, ''), coalesce(contract, '')) AS asset,
    concat(toString(file_number), ' ', asset) AS file_and_asset,
    countIf(match(amount_text, '^[0-9]*[.][0-9]*[1-9][0-9]*$')) AS fraction_count,
    countIf(match(amount_text, '^[0-9]*[1-9][0-9]*([.]0*)?$')) AS whole_count,
    anyIf(amount, match(amount_text, '^[0-9]*[.][0-9]*[1-9][0-9]*$')) AS example
FROM
(
    SELECT *, coalesce(amount, '') AS amount_text
    FROM {events:Identifier}
    WHERE match(coalesce(shift, ''), '[1-9]') AND known_reason = '' AND status = '1' AND coalesce(time_text, '') != ''
      AND coalesce(from_address, '') != '' AND NOT is_nothing(from_address) AND coalesce(to_address, '') != '' AND NOT is_nothing(to_address)
)
GROUP BY file_number, asset
HAVING fraction_count > 0
ORDER BY file_number, asset
