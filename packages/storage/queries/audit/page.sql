-- Purpose: what was computed when, step by step, newest first, of one slice or run where it is named.
-- Grain: one row a step.
-- Parameters: window_days, 0 for any; processing_date, 1970-01-01 for any; run_id, '' for any; row_limit, row_offset.
-- Cost: one scan of a small table.
SELECT
    window_days, toString(processing_date) AS processing_date, run_id, network, step, status,
    toString(started_at) AS started_at, toString(ended_at) AS ended_at, duration_seconds, row_count, peak_rss_bytes, threads,
    settings_hash, code_version, warnings, details_json
FROM analyzers_computation_audit
WHERE ({window_days:UInt16} = 0 OR window_days = {window_days:UInt16})
  AND ({processing_date:Date} = toDate('1970-01-01') OR analyzers_computation_audit.processing_date = {processing_date:Date})
  AND ({run_id:String} = '' OR run_id = {run_id:String})
ORDER BY analyzers_computation_audit.started_at DESC, run_id, step
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
