-- Purpose: the daily prices that transfers are valued at.
-- Grain: one row an asset and day: a contract, or a symbol without one.
-- Parameters: prices, nearby: names of the view to make and of the table of days.
-- Cost: one scan of both; with days nearby, each price as many times.
CREATE VIEW {prices:Identifier} AS
SELECT
    asset_contract AS price_contract, if(asset_contract = 'native', asset_symbol, '') AS price_symbol, day AS price_date,
    -- The nearest day, the earlier of two that are as near.
    argMin(price_usd, (abs(days_off), days_off, known_symbol)) AS price_usd
FROM
(
    SELECT rows.asset_contract AS asset_contract, rows.asset_symbol AS asset_symbol, rows.known_symbol AS known_symbol, rows.price_usd AS price_usd, near.days_off AS days_off, rows.price_date - near.days_off AS day
    FROM
    (
        SELECT
            toString(asset_symbol) AS asset_symbol, toString(asset_contract) AS asset_contract, toString(asset_symbol) AS known_symbol, price_date, price_usd
        FROM core_asset_prices FINAL
    ) AS rows
    CROSS JOIN {nearby:Identifier} AS near
)
GROUP BY price_contract, price_symbol, price_date
