-- Purpose: what was kept of one part of a slice.
-- Grain: at most one row.
-- Parameters: the slice; part.
-- Cost: one read of one row.
SELECT inputs_json, row_count, content_digest, value, notices_json
FROM analyzers_kept_parts FINAL
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND part = {part:String}
