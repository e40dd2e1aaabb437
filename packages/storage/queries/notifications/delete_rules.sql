-- Purpose: delete what is kept of the notifications of a network: rules.
-- Grain: one row each.
-- Parameters: network.
-- Cost: rewrites the parts that hold them; a small table.
ALTER TABLE service_notification_rules DELETE WHERE network = {network:String}
SETTINGS mutations_sync = 2
