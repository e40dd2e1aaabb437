-- Purpose: record what was answered to a request with an Idempotency-Key.
-- Grain: one row an answer.
-- Parameters: every column.
-- Cost: one row.
INSERT INTO service_request_answers (entry_hash, request_hash, status, body, at_ms)
SELECT {entry_hash:String}, {request_hash:String}, {status:UInt16}, {body:String}, {at_ms:UInt64}
