-- Purpose: every change of users and API keys, as the audit trail of the service records it.
-- Grain: one row a change.
-- Parameters: since_ms: changes from before are left out.
-- Cost: one scan of two small tables.
SELECT
    'user' AS kind, concat(toString(changed_at_ms), '/', user_name) AS entry_key, changed_at_ms AS at_ms, changed_by AS actor,
    toString(action) AS action, user_name AS subject, '' AS reason,
    toJSONString(map('role', toString(role), 'identity_digest',
        if(subject = '', '', lower(hex(SHA256(concat(issuer, '\n', subject))))))) AS detail_json
FROM service_users
WHERE changed_at_ms >= {since_ms:UInt64}
UNION ALL
SELECT
    'key', concat(toString(changed_at_ms), '/', key_name), changed_at_ms, changed_by, toString(action), key_name, '',
    toJSONString(map('scope', toString(scope), 'expires_at_ms', toString(expires_at_ms)))
FROM service_api_keys
WHERE changed_at_ms >= {since_ms:UInt64}
