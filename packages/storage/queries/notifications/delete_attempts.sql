-- Purpose: delete what is kept of the notifications of a network: attempts.
-- Grain: one row each.
-- Parameters: network.
-- Cost: rewrites the parts that hold them; a small table.
ALTER TABLE service_notification_attempts DELETE WHERE network = {network:String}
SETTINGS mutations_sync = 2
