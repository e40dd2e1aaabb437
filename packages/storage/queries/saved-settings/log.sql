-- Purpose: every change of a setting, newest first.
-- Grain: one row a change.
-- Parameters: row_limit.
-- Cost: one scan of a small table.
SELECT change_id, path, value_json, reason, saved_by, toUnixTimestamp64Milli(saved_at) AS saved_at_ms
FROM analyzers_saved_settings
ORDER BY saved_at_ms DESC, path
LIMIT {row_limit:UInt32}
