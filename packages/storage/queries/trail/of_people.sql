-- Purpose: every change of users and API keys, as the audit trail of the service records it.
-- Grain: one row a change.
-- Parameters: since_ms: changes from before are left out.
-- Cost: one scan of two small tables.
SELECT
    'user' AS kind, concat(toString(users.changed_at_ms), '/', users.user_name) AS entry_key, users.changed_at_ms AS at_ms,
    users.changed_by AS actor, toString(users.action) AS action, users.user_name AS subject, '' AS reason,
    toJSONString(map(
        'role', toString(users.role),
        'identity_digest',
        if(users.subject = '', '', lower(hex(SHA256(concat(users.issuer, '\n', users.subject))))),
        'email_digest', if(users.email = '', '', lower(hex(SHA256(users.email)))),
        'display_name_digest', if(users.display_name = '', '', lower(hex(SHA256(users.display_name)))))) AS detail_json
FROM service_users AS users
WHERE users.changed_at_ms >= {since_ms:UInt64}
UNION ALL
SELECT
    'key', concat(toString(keys.changed_at_ms), '/', keys.key_name), keys.changed_at_ms, keys.changed_by,
    toString(keys.action), keys.key_name, '',
    toJSONString(map(
        'scope', toString(keys.scope),
        'expires_at_ms', toString(keys.expires_at_ms),
        'key_digest', lower(hex(SHA256(keys.key_hash)))))
FROM service_api_keys AS keys
WHERE keys.changed_at_ms >= {since_ms:UInt64}
