-- Purpose: the time of the newest change of a network's notification rules.
-- Grain: one row.
-- Parameters: network.
-- Cost: one scan of a column of the network's rows.
SELECT max(changed_at_ms) AS last_ms
FROM service_notification_rules
WHERE network = {network:String}
