-- Purpose: the newest calibration that a run may use: of the same settings and code, not of a later date, not too old.
-- Grain: at most one row.
-- Parameters: the slice; settings_hash; code_version, '' for any; first_date.
-- Cost: a read of a small table.
SELECT calibration_id, toString(processing_date) AS processing_date, window_days, transfer_count, copies_json
FROM analyzers_detection_calibrations
WHERE window_days = {window_days:UInt16}
  AND analyzers_detection_calibrations.processing_date >= {first_date:Date}
  AND analyzers_detection_calibrations.processing_date <= {processing_date:Date}
  AND settings_hash = {settings_hash:String}
  AND ({code_version:String} = '' OR code_version = {code_version:String})
ORDER BY analyzers_detection_calibrations.processing_date DESC, created_at_ms DESC, calibration_id
LIMIT 1
