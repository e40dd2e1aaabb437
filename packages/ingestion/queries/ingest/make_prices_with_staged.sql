-- Purpose: the daily prices that transfers are valued at, as they will be once the staged ones are loaded.
-- Grain: one row an asset and day: a contract, or a symbol without one.
-- Parameters: prices, nearby, spellings, spelled: names of the view to make, of the tables of days and of spellings, and of the view of spelled prices,
--   which replace older ones.
-- Cost: one scan of both; with days nearby, each price as many times.
CREATE VIEW {prices:Identifier} AS
SELECT
    asset_contract AS price_contract, if(asset_contract = 'native', asset_symbol, '') AS price_symbol, day AS price_date,
    -- The nearest day, the earlier of two that are as near.
    argMin(price_usd, (abs(days_off), days_off, is_respelled, known_symbol)) AS price_usd
FROM
(
    SELECT rows.asset_contract AS asset_contract, rows.asset_symbol AS asset_symbol, rows.known_symbol AS known_symbol, rows.is_respelled AS is_respelled, rows.price_usd AS price_usd, near.days_off AS days_off, rows.price_date - near.days_off AS day
    FROM
    (
        SELECT
            toString(loaded.asset_symbol) AS asset_symbol, toString(loaded.asset_symbol) AS known_symbol, loaded.price_date AS price_date, loaded.price_usd AS price_usd,
            if(spellings.known_contract = '', toString(loaded.asset_contract), spellings.known_contract) AS asset_contract,
            asset_contract != toString(loaded.asset_contract) AS is_respelled
        FROM core_asset_prices AS loaded FINAL
        LEFT JOIN {spellings:Identifier} AS spellings ON spellings.folded_contract = lower(toString(loaded.asset_contract))
        WHERE (asset_symbol, asset_contract, price_date) NOT IN
            (SELECT staged.asset_symbol, staged.asset_contract, staged.price_date FROM {spelled:Identifier} AS staged)
        UNION ALL
        SELECT staged.asset_symbol, staged.asset_symbol, staged.price_date, staged.price_usd, staged.asset_contract, false
        FROM {spelled:Identifier} AS staged
    ) AS rows
    CROSS JOIN {nearby:Identifier} AS near
)
GROUP BY price_contract, price_symbol, price_date
