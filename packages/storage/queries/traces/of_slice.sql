-- Purpose: traces that were asked for of a slice, with all that repeating them takes.
-- Grain: one row a trace, the newest first.
-- Parameters: the slice; trace_id, '' for all; row_limit, row_offset.
-- Cost: the granules of one slice in a small table.
SELECT
    trace_id,
    run_id,
    question_json,
    settings_json,
    labels_digest,
    answer_json,
    answer_digest,
    asked_by,
    toFloat64(asked_at_ms) AS asked_at_ms
FROM analyzers_traces FINAL
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND ({trace_id:String} = '' OR trace_id = {trace_id:String})
ORDER BY analyzers_traces.asked_at_ms DESC, trace_id
LIMIT {row_limit:UInt64} OFFSET {row_offset:UInt64}
