-- Purpose: note that an occurrence was fired, or from when an entry counts.
-- Grain: one row an occurrence.
-- Parameters: every column.
-- Cost: one row.
INSERT INTO service_schedule_fires (entry_name, occurrence_ms, fired_ms, task_id)
SELECT {entry_name:String}, {occurrence_ms:UInt64}, {fired_ms:UInt64}, {task_id:String}
