-- Purpose: the published runs at which a rule has looked, and when.
-- Grain: one row a run.
-- Parameters: network; rule_name; since_ms.
-- Cost: one scan of the rule's rows.
SELECT run_id, looked_at_ms
FROM service_notification_looks FINAL
WHERE network = {network:String} AND rule_name = {rule_name:String} AND looked_at_ms >= {since_ms:UInt64}
