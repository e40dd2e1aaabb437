-- Purpose: the saved settings as they stand.
-- Grain: one row a setting that is not given back.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT path, argMax(analyzers_saved_settings.value_json, (saved_at, change_id)) AS value_json
FROM analyzers_saved_settings
GROUP BY path
HAVING value_json != ''
ORDER BY path
