-- Purpose: USD for one EUR by day, from the daily price of a EUR asset.
-- Grain: one row a day up to the window's end; the median where several EUR assets have a price.
-- Parameters: eur_symbols; end_ms.
-- Cost: one scan of the prices.
SELECT toUInt32(price_date) AS day, toFloat64(quantileExactLow(0.5)(price_usd)) AS usd_for_eur
FROM core_asset_prices FINAL
WHERE asset_symbol IN {eur_symbols:Array(String)} AND price_usd > 0 AND price_date <= toDate(intDiv({end_ms:UInt64}, 86400000))
GROUP BY price_date
ORDER BY price_date
