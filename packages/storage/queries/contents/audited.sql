-- Purpose: what the audit of each slice's newest published run counted: all that is known of slices that older versions published.
-- Grain: one row a slice.
-- Parameters: none.
-- Cost: one read of two small tables.
SELECT window_days, toString(processing_date) AS processing_date, argMax(details_json, started_at) AS counts_json
FROM analyzers_computation_audit
WHERE step = 'audit' AND status = 'done'
  AND run_id IN
  (
      SELECT argMax(run_id, analyzers_runs.started_at)
      FROM analyzers_runs FINAL
      WHERE status = 'published'
      GROUP BY window_days, processing_date
  )
GROUP BY window_days, processing_date
