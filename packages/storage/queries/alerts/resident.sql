-- Purpose: the alerts of a slice as lists of them are made from: everything that is shown, searched or filtered by, without the evidence.
-- Grain: one row an alert, highest-ranked first.
-- Parameters: the slice.
-- Cost: one read of the slice's alerts without their evidence; made once a publication.
SELECT
    alert_id, alert_rank, address, typology_type, pattern_type, severity, severity_score, suspected_address_type, suspected_address_subtype,
    alert_confidence_score, proof_grade, fatf_category, description, volume_usd, entered_usd, evidence_transaction_count, risk_indicators, start_time, end_time,
    toString(first_seen_date) AS first_seen_date, toString(last_seen_date) AS last_seen_date, cluster_id, addresses_involved, suspect_addresses,
    length(suspect_addresses) AS suspect_count,
    length(addresses_involved) AS address_count
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY alert_rank, alert_id
