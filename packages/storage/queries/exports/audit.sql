-- Purpose: what was computed when.
-- Grain: one row of the table.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT
    window_days,
    processing_date,
    run_id,
    network,
    step,
    status,
    started_at,
    ended_at,
    duration_seconds,
    row_count,
    peak_rss_bytes,
    threads,
    settings_hash,
    code_version,
    warnings,
    details_json
FROM analyzers_computation_audit
ORDER BY started_at, run_id, step
