-- Purpose: which decisions stand in the audit trail.
-- Grain: one row an entry.
-- Parameters: network; since_ms: decisions from before are left out.
-- Cost: one scan of two columns of the network's entries.
SELECT toString(kind) AS kind, entry_key
FROM service_audit_trail
WHERE network = {network:String} AND at_ms >= {since_ms:UInt64}
