-- Purpose: messages that are to be sent now, the longest waiting first; those behind one that waits for another try wait with it.
-- Grain: one row a message.
-- Parameters: network; now_ms; row_limit: of each channel, so that none takes the place of another.
-- Cost: two scans of the network's messages; those that ended are few and small.
WITH open_channels AS
(
    SELECT channel
    FROM service_notification_deliveries FINAL
    WHERE network = {network:String} AND status = 'waiting'
    GROUP BY channel
    HAVING argMin(not_before_ms, (created_at_ms, delivery_id)) <= {now_ms:UInt64}
)
SELECT
    network, delivery_id, rule_name, channel, event, event_ids, subject, item_count, message_json, status, attempt, not_before_ms,
    error_message, created_at_ms, ended_at_ms, _version
FROM service_notification_deliveries FINAL
WHERE network = {network:String} AND status = 'waiting' AND not_before_ms <= {now_ms:UInt64} AND channel IN (SELECT channel FROM open_channels)
ORDER BY created_at_ms, delivery_id
LIMIT {row_limit:UInt32} BY channel
