-- Purpose: which decisions stand in the audit trail.
-- Grain: one row an entry.
-- Parameters: network.
-- Cost: one scan of two columns of the network's entries.
SELECT toString(kind) AS kind, entry_key
FROM service_audit_trail
WHERE network = {network:String}
