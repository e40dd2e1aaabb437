-- Purpose: of the alerts of a published slice, what an evaluation compares with what was planted.
-- Grain: one row an alert, highest-ranked first.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT
    alert_id,
    typology_type,
    alert_rank,
    addresses_involved,
    suspect_addresses,
    severity,
    alert_confidence_score AS confidence
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY alert_rank, alert_id
