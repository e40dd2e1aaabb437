-- Purpose: the newest tasks, of one network or of all.
-- Grain: one row a task.
-- Parameters: row_limit, network ('' for all).
-- Cost: one scan of a small table.
SELECT
    task_id, task_name, network, processing_date, end_date, window_days, config_json, priority, requested_by, status, progress,
    current_step, run_id, result_json, error_code, error_message, attempt, deaths, process, last_event_id, created_ms, started_ms,
    ended_ms, not_before_ms
FROM service_tasks FINAL
WHERE {network:String} IN ('', network)
ORDER BY created_ms DESC, task_id DESC
LIMIT {row_limit:UInt32}
