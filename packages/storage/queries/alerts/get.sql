-- Purpose: one alert with everything that its row holds.
-- Grain: at most one row: the newest slice that has it, within what was asked for.
-- Parameters: alert_id; window_days, 0 for any; processing_date, 1970-01-01 for any.
-- Cost: one look-up by the sorting key in each slice.
SELECT * EXCEPT (_version)
FROM analyzers_alerts
WHERE alert_id = {alert_id:String}
  AND ({window_days:UInt16} = 0 OR window_days = {window_days:UInt16})
  AND ({processing_date:Date} = toDate('1970-01-01') OR analyzers_alerts.processing_date = {processing_date:Date})
ORDER BY analyzers_alerts.processing_date DESC, window_days
LIMIT 1
