-- Purpose: remove traces of a slice.
-- Grain: one row a trace.
-- Parameters: the slice; trace_ids.
-- Cost: rewrites the parts that hold them; a small table.
ALTER TABLE analyzers_traces DELETE
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND trace_id IN {trace_ids:Array(String)}
SETTINGS mutations_sync = 2
