-- Purpose: the alerts that stand on a pattern.
-- Grain: one row an alert.
-- Parameters: the slice; pattern_id.
-- Cost: one scan of a column of the slice's alerts.
SELECT alert_id
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND has(pattern_ids, {pattern_id:String})
ORDER BY alert_rank
