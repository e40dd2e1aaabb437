-- Purpose: the runs of one window length that ended and whose date is to go.
-- Grain: one row a run.
-- Parameters: window_days; first_kept_date: the oldest date that stays; newest_date: the newest published slice, whose runs stay.
-- Cost: one scan of a small table.
SELECT run_id, toString(processing_date) AS processing_date
FROM analyzers_runs FINAL
WHERE window_days = {window_days:UInt16}
  AND analyzers_runs.processing_date < {first_kept_date:Date}
  AND analyzers_runs.processing_date != {newest_date:Date}
  AND status NOT IN ('running', 'publishing')
ORDER BY processing_date, run_id
