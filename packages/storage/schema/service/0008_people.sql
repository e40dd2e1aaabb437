-- People who may sign in: a row each time that one is added, changed or removed, never changed; the newest row of a name is the user.
-- Belongs to the service, not to a network; the scope admin reads and changes it. Looked up whole, for there are few, by name. No TTL: who
-- had which role when stays as long as the service, and so does the name that decisions bear.
CREATE TABLE service_users
(
    user_name     String COMMENT 'what decisions bear',
    display_name  String COMMENT 'as others read it',
    email         String COMMENT 'finds the user at the first sign-in',
    issuer        String COMMENT 'OpenID provider of the subject; empty before the first sign-in',
    subject       String COMMENT 'what that provider calls the user',
    role          LowCardinality(String) COMMENT 'auditor, analyst, lead, admin',
    action        LowCardinality(String) COMMENT 'added, changed, removed',
    changed_by    String COMMENT 'name of the user or API key, local, command line, or sign-in',
    changed_at_ms UInt64 COMMENT 'later than that of every change before'
)
ENGINE = MergeTree
ORDER BY (user_name, changed_at_ms);
-- API keys that were made by a command or on the page: a row when one is made and one when it is revoked, never changed. The key itself
-- is not here, only its SHA-256. Keys of ANALYTICS_API_KEYS are not here either. Belongs to the service; the scope admin reads and changes
-- it. Looked up whole, for there are few, by name. No TTL: who could do what when stays as long as the service.
CREATE TABLE service_api_keys
(
    key_name      String COMMENT 'what decisions bear',
    scope         LowCardinality(String) COMMENT 'read, run, lead, admin',
    key_hash      String COMMENT 'SHA-256 of the key, hex',
    expires_at_ms UInt64 COMMENT '0 for never',
    action        LowCardinality(String) COMMENT 'added, revoked',
    changed_by    String COMMENT 'name of the user or API key, local, or command line',
    changed_at_ms UInt64 COMMENT 'later than that of every change before'
)
ENGINE = MergeTree
ORDER BY (key_name, changed_at_ms);
-- Sessions of people who signed in: a row when one starts, when it was seen again after a while, and when it ends. What the browser holds
-- is not here, only its SHA-256. Belongs to the service; no route gives it out. Looked up by that hash. TTL: a session that expired 30 days
-- ago is of no use to anyone; who decided what stands elsewhere.
CREATE TABLE service_sessions
(
    session_hash    String COMMENT 'SHA-256 of what the cookie holds, hex',
    user_name       String,
    identity_digest String COMMENT 'SHA-256 of when the user was added, issuer and subject: the session ends where one of them changes',
    action          LowCardinality(String) COMMENT 'started, seen, ended',
    at_ms           UInt64,
    expires_at_ms   UInt64 COMMENT 'it ends then at the latest'
)
ENGINE = MergeTree
ORDER BY (session_hash, at_ms)
TTL toDateTime(intDiv(expires_at_ms, 1000), 'UTC') + INTERVAL 30 DAY;
