-- Purpose: entries of the audit trail, the first of them first.
-- Grain: one row an entry.
-- Parameters: network; after_number, after_digest: 0 and '' from the first on; a number may stand there twice; row_limit.
-- Cost: the entries asked for, by the key.
SELECT
    entry_number, kind, entry_key, at_ms, actor, action, subject, reason, detail_json, recorded_at_ms, previous_digest, digest
FROM service_audit_trail
WHERE network = {network:String} AND entry_number >= {after_number:UInt64}
  AND (entry_number, digest) > ({after_number:UInt64}, {after_digest:String})
ORDER BY entry_number, digest
LIMIT {row_limit:UInt32}
