-- Purpose: remove the tasks of a network that ended, and whose date is to go, or what such tasks told.
-- Grain: one row of the table.
-- Parameters: table: service_tasks or service_task_events; task_ids.
-- Cost: rewrites the parts that hold them; small tables.
ALTER TABLE {table:Identifier} DELETE WHERE task_id IN {task_ids:Array(String)}
SETTINGS mutations_sync = 2
