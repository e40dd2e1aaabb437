-- Purpose: the newest occurrence of a schedule entry.
-- Grain: at most one row.
-- Parameters: entry_name.
-- Cost: the granules of one entry.
SELECT occurrence_ms
FROM service_schedule_fires
WHERE entry_name = {entry_name:String}
ORDER BY occurrence_ms DESC
LIMIT 1
