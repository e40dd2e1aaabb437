-- Purpose: record the newest state of a run.
-- Grain: one row a change of state; the newest version counts.
-- Parameters: every column.
-- Cost: one row.
INSERT INTO analyzers_runs
(
    window_days, processing_date, run_id, network, settings_hash, code_version, status, steps, steps_done, current_step, progress,
    error_code, error_message, source, input_fingerprint, settings_json, notices_json, ingested_json, process, started_at, updated_at, ended_at, _version
)
SELECT
    {window_days:UInt16}, {processing_date:Date}, {run_id:String}, {network:String}, {settings_hash:String}, {code_version:String},
    {status:String}, {steps:Array(String)}, {steps_done:Array(String)}, {current_step:String}, {progress:Float64},
    {error_code:String}, {error_message:String}, {source:String}, {input_fingerprint:String}, {settings_json:String}, {notices_json:String}, {ingested_json:String}, {process:String},
    fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC'), fromUnixTimestamp64Milli({updated_ms:Int64}, 'UTC'),
    if({ended_ms:Int64} = 0, NULL, fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC')),
    -- Later than what was written down before, also by a clock that was set back.
    greatest({version:UInt64}, assumeNotNull((SELECT max(_version) FROM analyzers_runs WHERE run_id = {run_id:String})) + 1)
