-- Purpose: when decisions were said to count anew, newest first.
-- Grain: one row a reset.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    toUnixTimestamp64Milli(resets.counts_from) AS counts_from_ms, reason, decided_by,
    toUnixTimestamp64Milli(resets.decided_at) AS decided_at_ms
FROM analyzers_learning_resets AS resets
ORDER BY decided_at_ms DESC, counts_from_ms
LIMIT 100
