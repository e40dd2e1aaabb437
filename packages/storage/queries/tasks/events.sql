-- Purpose: what a task told after an event.
-- Grain: one row an event, in their order.
-- Parameters: task_id, after_event_id.
-- Cost: the granules of one task.
SELECT event_id, at_ms, event_json
FROM service_task_events
WHERE task_id = {task_id:String} AND event_id > {after_event_id:UInt32}
ORDER BY event_id
