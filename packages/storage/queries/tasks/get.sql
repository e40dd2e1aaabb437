-- Purpose: one task.
-- Grain: at most one row.
-- Parameters: task_id.
-- Cost: one granule.
SELECT * EXCEPT (_version)
FROM service_tasks FINAL
WHERE task_id = {task_id:String}
