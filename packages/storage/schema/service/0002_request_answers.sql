-- What was answered to requests that carried an Idempotency-Key: a client that lost the answer asks again, also after a restart.
-- Looked up by key only, which therefore leads ORDER BY; no partitions, for there are few. TTL: an answer stands for a day, and what is
-- older than two is of no use to anyone.
CREATE TABLE service_request_answers
(
    entry_hash   String COMMENT 'SHA-256 of who asked and the key, hex',
    request_hash String COMMENT 'SHA-256 of route, parameters and body, hex',
    status       UInt16 COMMENT 'HTTP status of the answer',
    body         String COMMENT 'the answer as it was sent',
    at_ms        UInt64 COMMENT 'when the request came'
)
ENGINE = ReplacingMergeTree(at_ms)
ORDER BY entry_hash
TTL toDateTime(intDiv(at_ms, 1000), 'UTC') + INTERVAL 2 DAY;
