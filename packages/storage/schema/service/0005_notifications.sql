-- Which news goes to whom: a row each time that a rule is saved or removed, never changed; the newest row of a name is the rule. A rule
-- belongs to a network; whoever reads it sees it (scope read), saving and removing take the scope admin, because a rule sends data out
-- of the machine. Looked up by network and name, which lead ORDER BY; no partitions, for there are few rows. No TTL: the history stays
-- with the network, and "analytics networks remove" deletes it.
CREATE TABLE service_notification_rules
(
    network        String,
    rule_name      String,
    action         LowCardinality(String) COMMENT 'saved, removed',
    event          LowCardinality(String) COMMENT 'new_alert, watched, grown, failed_run',
    channel        String COMMENT 'name in the file of ANALYTICS_NOTIFICATIONS, which alone knows hosts and secrets',
    min_severity   LowCardinality(String),
    typologies     Array(String) COMMENT 'empty for all',
    list_names     Array(String) COMMENT 'watchlists; empty for all',
    changed_by     String COMMENT 'name of the API key, or local',
    changed_at_ms  UInt64 COMMENT 'later than that of every change before',
    counts_from_ms UInt64 COMMENT 'what was published before is no news'
)
ENGINE = MergeTree
ORDER BY (network, rule_name, changed_at_ms);

-- Published runs at which a rule has looked: what was queued of them stands in service_notification_deliveries, which is written first.
-- Looked up by network and rule. No TTL: a row a rule and a run, which goes with the network.
CREATE TABLE service_notification_looks
(
    network      String,
    rule_name    String,
    run_id       String,
    looked_at_ms UInt64
)
ENGINE = ReplacingMergeTree(looked_at_ms)
ORDER BY (network, rule_name, run_id);

-- Messages to send and those that were sent: the newest version of a row is its state, so that a restart loses none. delivery_id comes
-- from the rule and the events that it reports, so that the same news is one row. Looked up by network and id. No TTL: it says when
-- somebody was notified, at most a row a rule and a run; it goes with the network.
CREATE TABLE service_notification_deliveries
(
    network       String,
    delivery_id   String,
    rule_name     String,
    channel       String,
    event         LowCardinality(String) COMMENT 'new_alert, watched, grown, failed_run, test',
    event_ids     Array(String) COMMENT 'what it reports: no rule reports one twice',
    subject       String,
    item_count    UInt32,
    message_json  String COMMENT 'what is sent, whatever the channel' CODEC(ZSTD(3)),
    status        LowCardinality(String) COMMENT 'waiting, sent, given_up',
    attempt       UInt16 COMMENT 'how often it was tried',
    not_before_ms UInt64 COMMENT 'when it is tried next, where it waits',
    error_message String COMMENT 'of the last attempt',
    created_at_ms UInt64,
    ended_at_ms   UInt64,
    _version      UInt64
)
ENGINE = ReplacingMergeTree(_version)
ORDER BY (network, delivery_id);

-- Each try to hand a message over; append only, kept as long as the message.
CREATE TABLE service_notification_attempts
(
    network       String,
    delivery_id   String,
    attempt       UInt16,
    at_ms         UInt64,
    took_ms       UInt32,
    outcome       LowCardinality(String) COMMENT 'sent, failed',
    answer_status UInt16 COMMENT 'of HTTP or SMTP; 0 where there was no answer',
    answer        String COMMENT 'its first 1,000 characters',
    error_message String
)
ENGINE = MergeTree
ORDER BY (network, delivery_id, at_ms);
