-- Purpose: the stored API keys that were not revoked, by name.
-- Grain: one row a key.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    key_name,
    argMax(toString(keys.scope), keys.changed_at_ms) AS scope,
    argMax(keys.key_hash, keys.changed_at_ms) AS key_hash,
    argMax(keys.expires_at_ms, keys.changed_at_ms) AS expires_at_ms,
    argMax(keys.changed_by, keys.changed_at_ms) AS changed_by,
    max(keys.changed_at_ms) AS changed_at_ms
FROM service_api_keys AS keys
GROUP BY key_name
HAVING argMax(keys.action, keys.changed_at_ms) != 'revoked'
ORDER BY key_name
