-- Purpose: how many loaded transfers have no value in USD and a price of their day.
-- Grain: one row.
-- Parameters: none.
-- Cost: one join of the transfers without a value with the daily prices.
SELECT count() AS valuable_count
FROM core_transfers AS t FINAL
INNER JOIN (SELECT asset_symbol, asset_contract, price_date, price_usd FROM core_asset_prices FINAL WHERE price_usd > 0) AS p
    ON p.asset_contract = toString(t.asset_contract) AND p.price_date = toDate(intDiv(t.block_timestamp, 86400000))
WHERE t.amount_usd = 0 AND t.asset_contract NOT IN (SELECT rows.asset_contract FROM core_asset_trust AS rows FINAL WHERE rows.status = 'set_aside')
  AND t.amount > 0 AND (t.asset_contract != 'native' OR p.asset_symbol = toString(t.asset_symbol))
  AND toDecimal256(t.amount, 18) * toDecimal256(p.price_usd, 18) < toDecimal256(1000000000000000, 0)
