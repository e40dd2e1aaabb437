-- Purpose: record that a step of a run ended, however it ended.
-- Grain: one row a step.
-- Parameters: every column.
-- Cost: one row.
INSERT INTO analyzers_computation_audit
(
    window_days, processing_date, run_id, network, step, status, started_at, ended_at, duration_seconds, row_count,
    peak_rss_bytes, threads, settings_hash, code_version, warnings, details_json, _version
)
SELECT
    {window_days:UInt16}, {processing_date:Date}, {run_id:String}, {network:String}, {step:String}, {status:String},
    fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC'), fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC'),
    ({ended_ms:Int64} - {started_ms:Int64}) / 1000, {row_count:UInt64}, {peak_rss_bytes:UInt64}, {threads:UInt16},
    {settings_hash:String}, {code_version:String}, {warnings:Array(String)}, {details_json:String}, {version:UInt64}
