-- Purpose: users who were removed, with what their provider calls them: a sign-in does not add them again.
-- Grain: one row a user.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    user_name,
    argMax(users.issuer, users.changed_at_ms) AS issuer,
    argMax(users.subject, users.changed_at_ms) AS subject
FROM service_users AS users
GROUP BY user_name
HAVING argMax(users.action, users.changed_at_ms) = 'removed'
ORDER BY user_name
