-- Purpose: of some events, those that a rule has reported, sent or not.
-- Grain: one row an event.
-- Parameters: network; rule_name; since_ms: when the rule began to count; what an earlier rule of that name reported does not count.
-- Cost: one scan of the rule's messages.
SELECT DISTINCT arrayJoin(event_ids) AS event_id
FROM service_notification_deliveries FINAL
WHERE network = {network:String} AND rule_name = {rule_name:String} AND created_at_ms >= {since_ms:UInt64}
