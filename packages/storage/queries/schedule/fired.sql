-- Purpose: the newest occurrence of a schedule entry that was fired.
-- Grain: at most one row.
-- Parameters: entry_name.
-- Cost: the granules of one entry.
SELECT occurrence_ms, fired_ms, task_id
FROM service_schedule_fires
WHERE entry_name = {entry_name:String} AND task_id != ''
ORDER BY occurrence_ms DESC
LIMIT 1
