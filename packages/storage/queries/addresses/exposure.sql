-- Purpose: the proximity patterns of an address: paths between it and risk.
-- Grain: one row a pattern.
-- Parameters: the slice; address.
-- Cost: one scan of the slice's proximity patterns.
SELECT
    pattern_id, risk_source_address, risk_type, direction, distance_to_risk, exposed_usd, exposed_usd_by_hop, reverse_exposed_usd,
    risk_propagation_score, evidence_is_complete
FROM analyzers_patterns_proximity
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND has(addresses_involved, {address:String}) AND risk_source_address != {address:String}
ORDER BY exposed_usd DESC, pattern_id
LIMIT 1000
