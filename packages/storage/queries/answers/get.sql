-- Purpose: what was answered to a request with an Idempotency-Key.
-- Grain: at most one row, the newest.
-- Parameters: entry_hash; since_ms: nothing older counts.
-- Cost: one look-up by the sorting key.
SELECT request_hash, status, body, at_ms
FROM service_request_answers
WHERE entry_hash = {entry_hash:String} AND at_ms > {since_ms:Int64}
ORDER BY at_ms DESC
LIMIT 1
