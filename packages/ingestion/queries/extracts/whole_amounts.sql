-- Purpose: assets of which a table says no decimals, and whose amounts may be in their smallest unit: all are whole, and half of them at least as
--   large as a token's units, a thousandth of all coins that exist, or 10^12; or one is more than exists.
-- Grain: one row an asset, the most frequent first; at most 10. A row of the coin has no contract.
-- Parameters: events: the table of what moved value; assets, decimals, supplies: what is known, by contract or by symbol in capitals ('' for rows that
--   name no asset), with 0 for a supply that nobody knows.
-- Cost: one scan.
SELECT
    contract,
    symbol,
    asset_decimals AS decimals,
    example,
    row_count,
    supply > 0 AND largest > supply AS is_more_than_exists
FROM
(
    SELECT
        *,
        indexOf({assets:Array(String)}, if(contract = '', upper(symbol), contract)) AS place,
        -- Most tokens have 18; those with fewer are larger than 10^15 by their units alone.
        if(place = 0, 18, {decimals:Array(UInt8)}[place]) AS asset_decimals,
        if(place = 0, 0, {supplies:Array(Float64)}[place]) AS supply,
        if(place = 0, 1e15, least(exp10(asset_decimals), 1e12, if(supply > 0, supply / 1000, inf))) AS least_units
    FROM
    (
        SELECT
            if(events.contract = 'native', '', coalesce(events.contract, '')) AS contract,
            if(events.contract = 'native', coalesce(events.symbol, ''), '') AS symbol,
            argMax(events.amount, toFloat64OrZero(coalesce(events.amount, ''))) AS example,
            max(toFloat64OrZero(coalesce(events.amount, ''))) AS largest,
            quantileExact(0.5)(toFloat64OrZero(coalesce(events.amount, ''))) AS median,
            countIf(toFloat64OrZero(coalesce(events.amount, '')) != floor(toFloat64OrZero(coalesce(events.amount, '')))) AS fraction_count,
            count() AS row_count
        FROM {events:Identifier} AS events
        WHERE coalesce(events.shift, '') = '' AND coalesce(events.amount, '') != '' AND events.known_reason = '' AND events.status = '1'
        GROUP BY contract, symbol
    )
)
WHERE fraction_count = 0 AND median >= least_units OR is_more_than_exists
ORDER BY row_count DESC, contract, symbol
LIMIT 10
