-- Purpose: which alerts were decided otherwise than before in a span of time: a note and a new assignee decide nothing.
-- Grain: one row a decision, the first of them first.
-- Parameters: start_ms, end_ms (the end is not included); row_limit.
-- Cost: one scan of a small table, sorted by alert.
WITH
    decisions AS
    (
        SELECT
            alert_id, disposition_id, toString(status) AS status, assignee, decided_by, decided_at,
            lagInFrame(toString(status), 1, 'open') OVER (
                PARTITION BY alert_id ORDER BY decided_at, disposition_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS status_before
        FROM analyzers_alert_dispositions
        WHERE decided_at < fromUnixTimestamp64Milli({end_ms:Int64}, 'UTC')
    )
SELECT alert_id, status, assignee, decided_by, toUnixTimestamp64Milli(decided_at) AS decided_at_ms
FROM decisions
WHERE decided_at >= fromUnixTimestamp64Milli({start_ms:Int64}, 'UTC') AND status != status_before
ORDER BY decided_at, disposition_id
LIMIT {row_limit:UInt32}
