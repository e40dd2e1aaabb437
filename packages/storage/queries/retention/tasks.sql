-- Purpose: the tasks of a network and window length that ended and whose last date is to go.
-- Grain: one row a task.
-- Parameters: network; window_days; first_kept_date: the oldest date that stays.
-- Cost: one scan of a small table.
SELECT task_id
FROM service_tasks FINAL
WHERE network = {network:String} AND window_days = {window_days:UInt16} AND end_date < {first_kept_date:String}
  AND status IN ('SUCCESS', 'FAILURE', 'REVOKED')
ORDER BY task_id
