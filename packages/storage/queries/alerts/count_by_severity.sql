-- Purpose: how many alerts of each severity a slice holds, the worst first.
-- Grain: one row a severity that occurs.
-- Parameters: the slice; severities, the worst first.
-- Cost: one scan of one small column.
SELECT toString(severity) AS severity, count() AS alert_count
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
GROUP BY severity
ORDER BY indexOf({severities:Array(String)}, severity)
