-- Purpose: what was decided in a span of time.
-- Grain: one row a decision, the first of them first.
-- Parameters: start_ms, end_ms (the end is not included); row_limit.
-- Cost: one scan of a small table.
SELECT alert_id, toString(status) AS status, assignee, decided_by, toUnixTimestamp64Milli(decided_at) AS decided_at_ms
FROM analyzers_alert_dispositions
WHERE decided_at >= fromUnixTimestamp64Milli({start_ms:Int64}, 'UTC') AND decided_at < fromUnixTimestamp64Milli({end_ms:Int64}, 'UTC')
ORDER BY decided_at, disposition_id
LIMIT {row_limit:UInt32}
