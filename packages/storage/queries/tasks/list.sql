-- Purpose: the newest tasks, of one network or of all.
-- Grain: one row a task.
-- Parameters: row_limit, network ('' for all).
-- Cost: one scan of a small table.
SELECT * EXCEPT (_version)
FROM service_tasks FINAL
WHERE {network:String} IN ('', network)
ORDER BY created_ms DESC, task_id DESC
LIMIT {row_limit:UInt32}
