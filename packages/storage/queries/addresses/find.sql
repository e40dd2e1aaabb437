-- Purpose: addresses that begin or end with a text, or whose label holds it.
-- Grain: one row an address, largest volume first.
-- Parameters: the slice; text; row_limit.
-- Cost: one scan of the addresses of the slice.
SELECT features.address AS address, labels.label AS label, features.address_type AS address_type, features.risk_level AS risk_level, total_volume_usd, tx_total_count
FROM analyzers_features AS features
LEFT JOIN core_best_labels_view AS labels ON labels.address = features.address
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND (startsWith(features.address, {text:String}) OR endsWith(features.address, {text:String}) OR positionCaseInsensitiveUTF8(labels.label, {text:String}) > 0)
ORDER BY total_volume_usd DESC, address
LIMIT {row_limit:UInt32}
