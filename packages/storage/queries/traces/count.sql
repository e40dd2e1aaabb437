-- Purpose: how many traces were asked for of a slice.
-- Grain: one row.
-- Parameters: the slice.
-- Cost: the granules of one slice in a small table.
SELECT toUInt32(count()) AS trace_count
FROM analyzers_traces FINAL
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
