-- Purpose: the events that are no news to a rule: it has reported them, sent or not, or they were there before it was saved.
-- Grain: one row an event.
-- Parameters: network; rule_name; since_ms: when the rule began to count; what an earlier rule of that name reported does not count.
-- Cost: one scan of the rule's messages and looks.
SELECT DISTINCT arrayJoin(event_ids) AS event_id
FROM service_notification_deliveries FINAL
WHERE network = {network:String} AND rule_name = {rule_name:String} AND created_at_ms >= {since_ms:UInt64}
UNION DISTINCT
SELECT arrayJoin(event_ids)
FROM service_notification_looks FINAL
WHERE network = {network:String} AND rule_name = {rule_name:String} AND looked_at_ms >= {since_ms:UInt64}
