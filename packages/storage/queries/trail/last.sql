-- Purpose: the entry that the next one continues.
-- Grain: one row; none before the first.
-- Parameters: network.
-- Cost: one row, by the key.
SELECT entry_number, digest, recorded_at_ms
FROM service_audit_trail
WHERE network = {network:String}
ORDER BY entry_number DESC
LIMIT 1
