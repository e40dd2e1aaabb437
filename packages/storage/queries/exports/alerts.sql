-- Purpose: the alerts of a published slice, the one to be read first first.
-- Grain: one row an alert.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT
    window_days,
    processing_date,
    run_id,
    alert_id,
    alert_rank,
    address,
    typology_type,
    pattern_id,
    pattern_type,
    pattern_ids,
    detection_ids,
    severity,
    severity_score,
    suspected_address_type,
    suspected_address_subtype,
    alert_confidence_score,
    proof_grade,
    chance_ratio,
    expected_by_chance,
    fatf_category,
    description,
    volume_usd,
    addresses_involved,
    address_roles,
    suspect_addresses,
    counterparty_addresses,
    evidence_tx_ids,
    evidence_transfers,
    evidence_transaction_count,
    evidence_is_complete,
    evidence_json,
    risk_indicators,
    limitations,
    start_time,
    end_time,
    first_seen_date,
    last_seen_date,
    cluster_id
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY alert_rank
