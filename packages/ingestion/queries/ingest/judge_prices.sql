-- Purpose: which staged prices are of an asset that no transfer has, and which say something else than a price of that day that is loaded.
-- Grain: one row.
-- Parameters: checked: the view of checked prices.
-- Cost: one scan of the assets of the transfers, and of the prices.
WITH
    sound AS
    (
        SELECT
            assumeNotNull(rows.asset_symbol) AS asset_symbol, lower(assumeNotNull(rows.asset_contract)) AS asset_contract,
            assumeNotNull(rows.price_date) AS price_date, assumeNotNull(rows.price_usd) AS price_usd
        FROM {checked:Identifier} AS rows
        WHERE rows.reason = ''
    ),
    known AS (SELECT DISTINCT asset_symbol, lower(toString(asset_contract)) AS asset_contract FROM core_transfers)
SELECT
    countIf(known.asset_symbol = '' AND (SELECT count() FROM core_transfers) > 0) AS unused_count,
    arraySort(groupUniqArrayIf(5)(sound.asset_symbol, known.asset_symbol = '')) AS unused_symbols,
    countIf(loaded.price_usd > 0 AND loaded.price_usd != sound.price_usd) AS changed_count
FROM sound
LEFT JOIN known ON known.asset_symbol = sound.asset_symbol AND known.asset_contract = sound.asset_contract
LEFT JOIN
(
    SELECT asset_symbol, lower(toString(asset_contract)) AS asset_contract, price_date, price_usd
    FROM core_asset_prices FINAL
) AS loaded ON loaded.asset_symbol = sound.asset_symbol AND loaded.asset_contract = sound.asset_contract AND loaded.price_date = sound.price_date
