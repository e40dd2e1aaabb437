-- Purpose: what was last decided about each alert.
-- Grain: one row an alert that somebody decided on.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    alert_id,
    argMax(status, (decided_at, disposition_id)) AS status,
    argMax(assignee, (decided_at, disposition_id)) AS assignee,
    toUnixTimestamp64Milli(max(decided_at)) AS decided_at_ms
FROM analyzers_alert_dispositions
GROUP BY alert_id
