-- Purpose: the tasks that have not ended, oldest first.
-- Grain: one row a task.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT * EXCEPT (_version)
FROM service_tasks FINAL
WHERE status IN ('PENDING', 'STARTED', 'RETRY')
ORDER BY created_ms, task_id
