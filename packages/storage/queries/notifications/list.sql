-- Purpose: messages of a network, newest first.
-- Grain: one row a message.
-- Parameters: network; status ('' for any); row_limit, row_offset.
-- Cost: one scan of the network's messages.
SELECT
    delivery_id, rule_name, event, channel, subject, item_count, status, attempt, not_before_ms, error_message, created_at_ms, ended_at_ms
FROM service_notification_deliveries FINAL
WHERE network = {network:String} AND {status:String} IN ('', status)
ORDER BY created_at_ms DESC, delivery_id
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
