-- Purpose: tell one state of users, keys and sessions from the next, and the time of the newest change of a user or key.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of a column of each.
SELECT
    (SELECT max(changed_at_ms) FROM service_users) AS last_user_ms,
    (SELECT max(changed_at_ms) FROM service_api_keys) AS last_key_ms,
    (SELECT countIf(action != 'seen') FROM service_sessions) AS session_count
