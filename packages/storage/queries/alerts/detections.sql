-- Purpose: the detections that an alert tells.
-- Grain: one row a detection.
-- Parameters: the slice; alert_id.
-- Cost: one scan of a column of the slice's detections.
SELECT detection_id, typology_type, subject_address, severity, confidence_score, proof_grade, volume_usd, entered_usd, pattern_ids, start_time, end_time, alert_id
FROM analyzers_typologies
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND alert_id = {alert_id:String}
ORDER BY confidence_score DESC, detection_id
LIMIT 500
