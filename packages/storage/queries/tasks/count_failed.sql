-- Purpose: how many tasks ended in failure.
-- Grain: one row.
-- Parameters: none.
-- Cost: one scan of two columns of a small table.
SELECT count() AS failed_count
FROM service_tasks FINAL
WHERE status = 'FAILURE'
