-- Purpose: alerts of the slices of one window length up to a date.
-- Grain: one row a date, newest first.
-- Parameters: the slice.
-- Cost: one scan of two columns of those slices' alerts.
SELECT toString(processing_date) AS processing_date, count() AS alert_count, sum(volume_usd) AS volume_usd
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND analyzers_alerts.processing_date <= {processing_date:Date}
GROUP BY analyzers_alerts.processing_date
ORDER BY analyzers_alerts.processing_date DESC
LIMIT 60
