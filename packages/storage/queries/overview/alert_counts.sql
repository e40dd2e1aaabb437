-- Purpose: the alerts of a slice by severity, typology and state.
-- Grain: one row a kind and name.
-- Parameters: the slice; previous_date, the slice to compare with.
-- Cost: one scan of small columns of two slices' alerts.
WITH decided AS
(
    SELECT alert_id, argMax(status, (decided_at, disposition_id)) AS last_status
    FROM analyzers_alert_dispositions
    GROUP BY alert_id
)
SELECT
    (arrayJoin([('severity', toString(severity)), ('typology', toString(typology_type)), ('status', if(last_status = '', 'open', toString(last_status))), ('all', '')]) AS grouped).1 AS kind,
    grouped.2 AS name,
    countIf(alerts.processing_date = {processing_date:Date}) AS alert_count,
    countIf(alerts.processing_date = {previous_date:Date}) AS previous_count
FROM analyzers_alerts AS alerts
LEFT JOIN decided ON decided.alert_id = alerts.alert_id
WHERE window_days = {window_days:UInt16} AND processing_date IN ({processing_date:Date}, {previous_date:Date})
GROUP BY kind, name
ORDER BY kind, alert_count DESC, name
