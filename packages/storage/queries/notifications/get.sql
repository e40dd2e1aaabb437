-- Purpose: one message with all that is kept of it.
-- Grain: one row.
-- Parameters: network; delivery_id.
-- Cost: one row, by the key.
SELECT
    network, delivery_id, rule_name, channel, event, event_ids, subject, item_count, message_json, status, attempt, not_before_ms,
    error_message, created_at_ms, ended_at_ms, _version
FROM service_notification_deliveries FINAL
WHERE network = {network:String} AND delivery_id = {delivery_id:String}
