-- Purpose: the users who may sign in, by name.
-- Grain: one row a user.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    user_name,
    argMax(users.display_name, users.changed_at_ms) AS display_name,
    argMax(users.email, users.changed_at_ms) AS email,
    argMax(users.issuer, users.changed_at_ms) AS issuer,
    argMax(users.subject, users.changed_at_ms) AS subject,
    argMax(toString(users.role), users.changed_at_ms) AS role,
    maxIf(users.changed_at_ms, users.action = 'added') AS added_at_ms,
    argMax(users.changed_by, users.changed_at_ms) AS changed_by,
    max(users.changed_at_ms) AS changed_at_ms
FROM service_users AS users
GROUP BY user_name
HAVING argMax(users.action, users.changed_at_ms) != 'removed'
ORDER BY user_name
