-- Purpose: the detections of the typology chapters in a published slice, before overlapping ones were merged into alerts.
-- Grain: one row a detection of a typology chapter.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT
    window_days,
    processing_date,
    run_id,
    detection_id,
    typology_type,
    subject_address,
    addresses_involved,
    address_roles,
    suspect_addresses,
    pattern_ids,
    evidence_tx_ids,
    evidence_transfers,
    evidence_transaction_count,
    evidence_is_complete,
    start_time,
    end_time,
    volume_usd,
    confidence_score,
    proof_grade,
    chance_ratio,
    expected_by_chance,
    hold_reason,
    severity,
    fatf_category,
    parameters_hash,
    alert_id,
    evidence_json
FROM analyzers_typologies
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY typology_type, detection_id
