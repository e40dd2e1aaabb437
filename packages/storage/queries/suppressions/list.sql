-- Purpose: the suppression rules as they stand, newest first.
-- Grain: one row a rule.
-- Parameters: now_ms.
-- Cost: one scan of a small table.
SELECT
    rule_id,
    toString(argMax(analyzers_suppression_rules.typology_type, created_at)) AS typology_type,
    argMax(analyzers_suppression_rules.address, created_at) AS address,
    argMax(analyzers_suppression_rules.reason, created_at) AS reason,
    toUnixTimestamp64Milli(argMax(expires_at, created_at)) AS expires_at_ms,
    argMin(analyzers_suppression_rules.created_by, created_at) AS created_by,
    toUnixTimestamp64Milli(min(created_at)) AS created_at_ms,
    argMax(analyzers_suppression_rules.is_active, created_at) AND expires_at_ms > {now_ms:UInt64} AS is_active
FROM analyzers_suppression_rules
GROUP BY rule_id
ORDER BY created_at_ms DESC, rule_id
