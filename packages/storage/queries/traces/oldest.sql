-- Purpose: which traces of a name go, where it asked for more of a slice than are kept.
-- Grain: one row a trace, beyond the newest max_kept.
-- Parameters: the slice; asked_by; max_kept.
-- Cost: the granules of one slice in a small table.
SELECT trace_id
FROM analyzers_traces FINAL
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND asked_by = {asked_by:String}
ORDER BY asked_at_ms DESC, trace_id
LIMIT 1000000000 OFFSET {max_kept:UInt64}
