-- The audit trail: every decision that people make about alerts, labels, watches, rules and settings, one after the other in a chain:
-- each entry holds the digest of the one before, so that none can be changed, removed or put in between unseen. Appended only; nothing
-- here updates or deletes a row but "analytics networks remove". The decisions themselves stand in their own tables; an entry repeats
-- them, so that a change there is seen too. Belongs to a network and to everybody whose key reads it (scope read). Looked up by network
-- and number. No TTL: it stays as long as the network.
CREATE TABLE service_audit_trail
(
    network         String,
    entry_number    UInt64 COMMENT '1 for the first of the network; each is the next',
    kind            LowCardinality(String) COMMENT 'alert, suppression, label, watch, entity, learning, setting, canvas, notification',
    entry_key       String COMMENT 'names the decision within its kind',
    at_ms           UInt64 COMMENT 'when it was made',
    actor           String COMMENT 'name of the API key, local, or command line',
    action          String,
    subject         String COMMENT 'the alert, address, rule, setting or canvas; empty for several',
    reason          String,
    detail_json     String COMMENT 'the rest of it: names and texts' CODEC(ZSTD(3)),
    recorded_at_ms  UInt64 COMMENT 'when it was written into the chain',
    previous_digest String COMMENT 'of the entry before; empty for the first',
    digest          String COMMENT 'SHA-256, hex, over network, entry and previous_digest'
)
ENGINE = MergeTree
ORDER BY (network, entry_number);
