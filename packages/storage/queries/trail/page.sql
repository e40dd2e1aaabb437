-- Purpose: a page of the audit trail, newest first.
-- Grain: one row an entry.
-- Parameters: network; kind, subject, actor ('' for any); before_number: 0 from the newest on; row_limit, row_offset.
-- Cost: one scan of the network's entries.
SELECT
    entry_number, kind, entry_key, at_ms, actor, action, subject, reason, detail_json, recorded_at_ms, previous_digest, digest
FROM service_audit_trail
WHERE network = {network:String} AND {kind:String} IN ('', kind) AND {subject:String} IN ('', subject) AND {actor:String} IN ('', actor)
  AND ({before_number:UInt64} = 0 OR entry_number < {before_number:UInt64})
ORDER BY entry_number DESC, digest
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt32}
