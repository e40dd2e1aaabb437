-- Purpose: the newest version of a task, which a later one has to exceed.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of a column of a small table.
SELECT max(_version) AS newest_version
FROM service_tasks
