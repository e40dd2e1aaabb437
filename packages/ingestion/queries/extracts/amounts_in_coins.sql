-- Purpose: how the amounts of a file stand to a column of decimals: a whole number of a small unit has no fraction, and a coin has a price that may be.
--   Only rows that are sound count, so that a failed transfer or a total decides nothing.
-- Grain: one row a file and asset that may be in coins; file_and_asset is what an event is looked up by. price_usd: of one, were amounts in coins; 0 where no
--   row has a value; payment_price_usd: by rows of a dollar and more, since values of dust are rounded up. Not there: amounts of 10^12 and more without a fraction, which are no coins.
-- Parameters: events: the table of what moved value.
-- Cost: one scan.
WITH {is_nothing:Lambda} AS is_nothing
SELECT
    file_number,
    if(contract = 'native', coalesce(symbol, ''), coalesce(contract, '')) AS asset,
    concat(toString(file_number), ' ', asset) AS file_and_asset,
    any(coalesce(symbol, '')) AS asset_symbol,
    max(toUInt16OrZero(replaceRegexpOne(coalesce(shift, ''), '[.]0*$', ''))) AS decimals,
    countIf(match(amount_text, '^[0-9]*[.][0-9]*[1-9][0-9]*$')) AS fraction_count,
    countIf(match(amount_text, '^[0-9]*[1-9][0-9]*([.]0*)?$')) AS whole_count,
    anyIf(amount, match(amount_text, '^[0-9]*[.][0-9]*[1-9][0-9]*$')) AS fraction_example,
    argMax(amount, amount_number) AS whole_example,
    if(countIf(amount_number > 0 AND usd_number > 0) = 0, 0, quantileExactIf(0.5)(usd_number / amount_number, amount_number > 0 AND usd_number > 0)) AS price_usd,
    if(countIf(amount_number > 0 AND usd_number >= 1) = 0, 0, quantileExactIf(0.5)(usd_number / amount_number, amount_number > 0 AND usd_number >= 1)) AS payment_price_usd
FROM
(
    SELECT *, coalesce(amount, '') AS amount_text, toFloat64OrZero(amount_text) AS amount_number, toFloat64OrZero(coalesce(amount_usd, '')) AS usd_number
    FROM {events:Identifier}
    WHERE match(coalesce(shift, ''), '[1-9]') AND known_reason = '' AND status = '1' AND coalesce(time_text, '') != ''
      AND coalesce(from_address, '') != '' AND NOT is_nothing(from_address) AND coalesce(to_address, '') != '' AND NOT is_nothing(to_address)
)
GROUP BY file_number, asset
HAVING fraction_count > 0 OR quantileExact(0.5)(amount_number) < 1e12
ORDER BY file_number, asset
