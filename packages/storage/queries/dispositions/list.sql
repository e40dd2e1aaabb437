-- Purpose: everything that was decided about an alert, newest first.
-- Grain: one row a decision.
-- Parameters: alert_id.
-- Cost: one look-up by the sorting key.
SELECT disposition_id, alert_id, typology_type, status, reason, assignee, note, decided_by, toUnixTimestamp64Milli(decided_at) AS decided_at_ms
FROM analyzers_alert_dispositions
WHERE alert_id = {alert_id:String}
ORDER BY decided_at DESC, disposition_id DESC
LIMIT 10000
