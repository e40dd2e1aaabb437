-- Purpose: the runs of a network with their newest state, newest first; one where it is named.
-- Grain: one row a run.
-- Parameters: run_id, '' for any; row_limit.
-- Cost: one scan of a small table.
SELECT
    window_days, toString(processing_date) AS processing_date, run_id, network, settings_hash, code_version, status, steps, steps_done,
    current_step, progress, error_code, error_message, source, input_fingerprint, settings_json, notices_json, ingested_json, process,
    toUnixTimestamp64Milli(started_at) AS started_ms, toUnixTimestamp64Milli(updated_at) AS updated_ms,
    if(isNull(ended_at), 0, toUnixTimestamp64Milli(assumeNotNull(ended_at))) AS ended_ms
FROM analyzers_runs FINAL
WHERE {run_id:String} IN ('', run_id)
ORDER BY analyzers_runs.started_at DESC, run_id
LIMIT {row_limit:UInt32}
