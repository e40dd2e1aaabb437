-- Purpose: write down which prices name a contract in another than its one form, and where two prices of a day meet.
-- Grain: one row a contract as it was stored, outcome and detail.
-- Parameters: none.
-- Cost: one scan of the prices.
INSERT INTO core_address_changes (table_name, found, address, outcome, row_count, detail, changed_at)
WITH
    {folded_address:Lambda} AS folded,
    groups AS
    (
        SELECT
            folded(asset_contract) AS one_form, asset_symbol AS of_symbol, price_date AS of_date, count() AS price_count, uniqExact(price_usd) AS variants,
            argMax(price_usd, (_version, asset_contract)) AS kept_usd
        FROM core_asset_prices FINAL
        GROUP BY one_form, of_symbol, of_date
    )
SELECT
    'core_asset_prices', prices.asset_contract, any(groups.one_form),
    multiIf(groups.price_count = 1, 'folded', groups.variants = 1, 'merged', 'conflict') AS outcome, count(),
    if(outcome = 'conflict', concat('price of ', prices.asset_symbol, ' on ', toString(prices.price_date), ': kept ', toString(groups.kept_usd), ', found ',
        toString(prices.price_usd)), '') AS detail,
    now64(3, 'UTC')
FROM (SELECT * FROM core_asset_prices FINAL WHERE asset_contract != folded(asset_contract)) AS prices
INNER JOIN groups
    ON groups.one_form = folded(prices.asset_contract) AND groups.of_symbol = prices.asset_symbol AND groups.of_date = prices.price_date
GROUP BY prices.asset_contract, outcome, detail
