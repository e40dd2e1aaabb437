-- Purpose: how many rows one of the tables keeps of the given tasks.
-- Grain: one row.
-- Parameters: table: service_tasks or service_task_events; task_ids.
-- Cost: one scan of a small table.
SELECT count() AS row_count FROM {table:Identifier} WHERE task_id IN {task_ids:Array(String)}
