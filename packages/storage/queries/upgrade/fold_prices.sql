-- Purpose: store prices under the one form of their contract; of several of a day the one that was loaded last stays.
-- Grain: one row an asset and day whose contract was stored in another form.
-- Parameters: none.
-- Cost: one scan of the prices.
INSERT INTO core_asset_prices (asset_symbol, asset_contract, price_date, price_usd, source, _version)
WITH {folded_address:Lambda} AS folded
SELECT of_symbol, one_form, of_date, kept.1, kept.2, newest_version + 1
FROM
(
    SELECT
        folded(asset_contract) AS one_form, asset_symbol AS of_symbol, price_date AS of_date,
        argMax((price_usd, source), (_version, asset_contract)) AS kept, max(_version) AS newest_version
    FROM core_asset_prices FINAL
    GROUP BY one_form, of_symbol, of_date
    HAVING countIf(asset_contract != one_form) > 0
)
