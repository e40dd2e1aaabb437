-- Purpose: messages that are to be sent now, the longest waiting first.
-- Grain: one row a message.
-- Parameters: network; now_ms; row_limit.
-- Cost: one scan of the network's messages; those that ended are few and small.
SELECT
    network, delivery_id, rule_name, channel, event, event_ids, subject, item_count, message_json, status, attempt, not_before_ms,
    error_message, created_at_ms, ended_at_ms, _version
FROM service_notification_deliveries FINAL
WHERE network = {network:String} AND status = 'waiting' AND not_before_ms <= {now_ms:UInt64}
ORDER BY created_at_ms, delivery_id
LIMIT {row_limit:UInt32}
