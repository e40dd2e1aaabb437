-- Purpose: the networks that have or had a notification rule, or a message that waits.
-- Grain: one row a network.
-- Parameters: none.
-- Cost: one scan of a column of two small tables.
SELECT DISTINCT network FROM service_notification_rules
UNION DISTINCT
SELECT DISTINCT network FROM service_notification_deliveries FINAL WHERE status = 'waiting'
