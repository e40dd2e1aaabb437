-- Purpose: the alerts of a published slice, highest-ranked first.
-- Grain: one row an alert.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT * EXCEPT (_version)
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY alert_rank
