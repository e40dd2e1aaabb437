-- Purpose: the sessions that were not ended and have not expired.
-- Grain: one row a session.
-- Parameters: now_ms.
-- Cost: one scan of what is not past its TTL.
SELECT
    session_hash,
    any(sessions.user_name) AS user_name,
    any(sessions.identity_digest) AS identity_digest,
    min(sessions.at_ms) AS started_at_ms,
    max(sessions.at_ms) AS seen_at_ms,
    max(sessions.expires_at_ms) AS expires_at_ms
FROM service_sessions AS sessions
GROUP BY session_hash
HAVING countIf(sessions.action = 'ended') = 0 AND expires_at_ms > {now_ms:UInt64}
ORDER BY started_at_ms, session_hash
