-- Purpose: addresses that begin with a text, or whose label holds it.
-- Grain: one row an address, largest volume first.
-- Parameters: the slice; text; row_limit.
-- Cost: one scan of the addresses of the slice.
WITH labelled AS
(
    SELECT address, argMax(label, (confidence_score, label)) AS best_label
    FROM core_address_labels FINAL
    GROUP BY address
)
SELECT features.address AS address, labelled.best_label AS label, address_type, risk_level, total_volume_usd, tx_total_count
FROM analyzers_features AS features
LEFT JOIN labelled ON labelled.address = features.address
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND (startsWith(features.address, {text:String}) OR positionCaseInsensitiveUTF8(labelled.best_label, {text:String}) > 0)
ORDER BY total_volume_usd DESC, address
LIMIT {row_limit:UInt32}
