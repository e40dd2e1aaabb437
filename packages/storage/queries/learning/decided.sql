-- Purpose: the alerts that stand called right or false since decisions count, with the evidence that was seen when it was said.
-- Grain: one row an alert.
-- Parameters: none.
-- Cost: one scan of the decisions.
-- What was said begins the last unbroken row of one word: to assign somebody or to add a note says nothing anew, and to close an alert leaves what was
-- said of it. From before evidence was kept a word counts once it was said again.
SELECT alert_id, last_status AS status, said.4 AS typology_type, said.5 AS seen_confidence
FROM
(
    SELECT
        alert_id,
        arraySort(one -> (one.1, one.2), groupArray(
            (decided_at, disposition_id, toString(dispositions.status), toString(dispositions.typology_type), dispositions.seen_confidence))) AS every,
        every[-1].3 AS last_status,
        arraySlice(every, arrayLastIndex(one -> one.3 != last_status, every) + 1) AS unbroken,
        if(arrayExists(one -> one.5 != '', unbroken), arrayFirst(one -> one.5 != '', unbroken), unbroken[1]) AS said
    FROM analyzers_alert_dispositions AS dispositions
    WHERE dispositions.status != 'closed'
    GROUP BY alert_id
)
WHERE last_status IN ('true_positive', 'false_positive')
    AND said.1 > (SELECT argMax(counts_from, (resets.decided_at, counts_from)) FROM analyzers_learning_resets AS resets)
ORDER BY alert_id
