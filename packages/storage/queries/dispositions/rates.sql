-- Purpose: how often alerts of a typology were found to be false.
-- Grain: one row a typology that someone has decided on.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    typology_type,
    countIf(last_status IN ('true_positive', 'false_positive')) AS decided_count,
    countIf(last_status = 'true_positive') AS true_positive_count,
    countIf(last_status = 'false_positive') AS false_positive_count,
    countIf(last_status IN ('open', 'in_review')) AS open_count,
    if(decided_count = 0, 0, false_positive_count / decided_count) AS false_positive_ratio
FROM
(
    SELECT
        alert_id,
        toString(argMax(analyzers_alert_dispositions.typology_type, (decided_at, disposition_id))) AS typology_type,
        argMax(status, (decided_at, disposition_id)) AS last_status
    FROM analyzers_alert_dispositions
    GROUP BY alert_id
)
GROUP BY typology_type
ORDER BY typology_type
