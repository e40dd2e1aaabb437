-- Purpose: the patterns of a slice that a reader should see first: the best proven of each type, the larger ones first.
-- Grain: one row a pattern, at most per_type of each type.
-- Parameters: the slice; grades, the weakest first; per_type.
-- Cost: one read and sort of the slice's patterns.
SELECT
    pattern_type, pattern_subtype, pattern_id, addresses_involved, address_roles, proof_grade, confidence_score,
    toFloat64(evidence_volume_usd) AS volume_usd, evidence_transaction_count, pattern_start_time, pattern_end_time, pattern_duration_hours,
    occurrence_count, cycle_path, layering_path, toFloat64(path_volume_usd) AS path_usd, retention_ratio, hub_addresses,
    motif_center_address, motif_participant_count, burst_address, burst_duration_seconds, burst_intensity,
    primary_address, threshold_value, threshold_type, transactions_near_threshold, toFloat64(avg_transaction_size) AS average_usd,
    risk_source_address, risk_type, direction, distance_to_risk, exposed_usd
FROM analyzers_pattern_detections
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY pattern_type, indexOf({grades:Array(String)}, proof_grade) DESC, round(confidence_score, 1) DESC, evidence_volume_usd DESC, pattern_id
LIMIT {per_type:UInt32} BY pattern_type
