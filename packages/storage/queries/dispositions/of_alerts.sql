-- Purpose: everything that was decided about some alerts, the first of them first.
-- Grain: one row a decision.
-- Parameters: alert_ids.
-- Cost: look-ups by the sorting key.
SELECT disposition_id, alert_id, typology_type, status, reason, assignee, note, decided_by, toUnixTimestamp64Milli(decided_at) AS decided_at_ms
FROM analyzers_alert_dispositions
WHERE has({alert_ids:Array(String)}, alert_id)
ORDER BY decided_at, disposition_id
LIMIT 10000
