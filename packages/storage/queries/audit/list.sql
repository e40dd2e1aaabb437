-- Purpose: what was computed when, step by step, newest first.
-- Grain: one row a step.
-- Parameters: row_limit.
-- Cost: one scan of a small table.
SELECT
    window_days, toString(processing_date) AS processing_date, run_id, network, step, status,
    toString(started_at) AS started_at, toString(ended_at) AS ended_at, duration_seconds, row_count, peak_rss_bytes, threads,
    settings_hash, code_version, warnings, details_json
FROM analyzers_computation_audit
ORDER BY analyzers_computation_audit.started_at DESC, run_id, step
LIMIT {row_limit:UInt32}
