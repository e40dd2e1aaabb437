-- Purpose: the tasks that have not ended, oldest first.
-- Grain: one row a task.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    task_id, task_name, network, processing_date, end_date, window_days, config_json, priority, requested_by, status, progress,
    current_step, run_id, result_json, error_code, error_message, attempt, deaths, process, last_event_id, created_ms, started_ms,
    ended_ms, not_before_ms
FROM service_tasks FINAL
WHERE status IN ('PENDING', 'STARTED', 'RETRY')
ORDER BY created_ms, task_id
