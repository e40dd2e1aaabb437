-- Purpose: delete what became of the watched addresses of a network.
-- Grain: one row a change.
-- Parameters: network.
-- Cost: rewrites the parts that hold them; a small table.
ALTER TABLE service_watches DELETE WHERE network = {network:String}
SETTINGS mutations_sync = 2
