-- Purpose: one alert with everything that its row holds.
-- Grain: at most one row: the newest slice that has it, within what was asked for.
-- Parameters: alert_id; window_days, 0 for any; processing_date, 1970-01-01 for any.
-- Cost: one look-up by the sorting key in each slice.
SELECT
    window_days, toString(processing_date) AS processing_date, run_id, alert_id, alert_rank, address, typology_type, pattern_id, pattern_type, pattern_ids, detection_ids,
    severity, severity_score, suspected_address_type, suspected_address_subtype, alert_confidence_score, proof_grade, fatf_category, description,
    volume_usd, entered_usd, addresses_involved, address_roles, suspect_addresses, evidence_tx_ids, evidence_transfers, evidence_transaction_count,
    evidence_is_complete, evidence_json, risk_indicators, limitations, start_time, end_time, first_seen_date, last_seen_date, cluster_id
FROM analyzers_alerts
WHERE alert_id = {alert_id:String}
  AND ({window_days:UInt16} = 0 OR window_days = {window_days:UInt16})
  AND ({processing_date:Date} = toDate('1970-01-01') OR analyzers_alerts.processing_date = {processing_date:Date})
ORDER BY analyzers_alerts.processing_date DESC, window_days
LIMIT 1
