-- Purpose: the alerts of a slice as a reader meets them, highest-ranked first.
-- Grain: one row an alert.
-- Parameters: the slice; row_limit.
-- Cost: one read and sort of the slice's alerts.
SELECT
    alert_id, alert_rank, toString(typology_type) AS typology_type, toString(severity) AS severity, severity_score, alert_confidence_score,
    description, address, suspect_addresses, volume_usd, entered_usd, evidence_transaction_count, start_time, end_time,
    toString(first_seen_date) AS first_seen_date, toString(last_seen_date) AS last_seen_date, cluster_id
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY alert_rank
LIMIT {row_limit:UInt32}
