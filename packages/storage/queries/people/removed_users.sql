-- Purpose: users who were removed, with what found them then: a sign-in does not add them again, whoever has the name now.
-- Grain: one row a name and identity.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT DISTINCT user_name, issuer, subject, email
FROM service_users
WHERE action = 'removed'
ORDER BY user_name, issuer, subject, email
