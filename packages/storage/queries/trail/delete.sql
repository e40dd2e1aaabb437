-- Purpose: delete the audit trail of a network that is removed.
-- Grain: one row an entry.
-- Parameters: network.
-- Cost: rewrites the parts that hold them.
ALTER TABLE service_audit_trail DELETE WHERE network = {network:String}
SETTINGS mutations_sync = 2
