-- Purpose: delete what is kept of the notifications of a network: deliveries.
-- Grain: one row each.
-- Parameters: network.
-- Cost: rewrites the parts that hold them; a small table.
ALTER TABLE service_notification_deliveries DELETE WHERE network = {network:String}
SETTINGS mutations_sync = 2
