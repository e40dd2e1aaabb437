-- Purpose: how many patterns of each type a slice holds.
-- Grain: one row a type and subtype.
-- Parameters: the slice.
-- Cost: one scan of three small columns.
SELECT pattern_type, pattern_subtype, count() AS pattern_count
FROM analyzers_pattern_detections
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
GROUP BY pattern_type, pattern_subtype
ORDER BY pattern_type, pattern_subtype
