-- Purpose: the patterns of a published slice, of every type.
-- Grain: one row a pattern.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT *
FROM analyzers_pattern_detections
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY pattern_type, pattern_id
