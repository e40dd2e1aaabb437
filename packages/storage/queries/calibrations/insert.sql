-- Purpose: keep what the shuffled copies of a window showed.
-- Grain: one row a calibration.
-- Parameters: calibration_id, settings_hash, code_version, transfer_count, copies_json, created_at_ms; the slice.
-- Cost: a write.
INSERT INTO analyzers_detection_calibrations (calibration_id, settings_hash, code_version, processing_date, window_days, transfer_count, copies_json, created_at)
SELECT {calibration_id:String}, {settings_hash:String}, {code_version:String}, {processing_date:Date}, {window_days:UInt16}, {transfer_count:UInt64}, {copies_json:String},
    fromUnixTimestamp64Milli({created_at_ms:Int64}, 'UTC')
