-- Purpose: the detections of the typology chapters in a published slice, before overlapping ones were merged into alerts.
-- Grain: one row a detection of a typology chapter.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT * EXCEPT (_version)
FROM analyzers_typologies
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY typology_type, detection_id
