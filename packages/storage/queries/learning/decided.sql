-- Purpose: the alerts that were last called right or false since decisions count, with the evidence that was seen.
-- Grain: one row an alert.
-- Parameters: none.
-- Cost: one scan of the decisions.
SELECT
    alert_id,
    toString(argMax(dispositions.typology_type, (decided_at, disposition_id))) AS typology_type,
    argMax(dispositions.status, (decided_at, disposition_id)) AS last_status,
    argMax(dispositions.seen_confidence, (decided_at, disposition_id)) AS seen_confidence
FROM analyzers_alert_dispositions AS dispositions
GROUP BY alert_id
HAVING last_status IN ('true_positive', 'false_positive')
    AND max(decided_at) >= (SELECT argMax(counts_from, resets.decided_at) FROM analyzers_learning_resets AS resets)
ORDER BY alert_id
