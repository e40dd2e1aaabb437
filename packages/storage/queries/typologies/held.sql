-- Purpose: what a slice found and raised as no alert, with its first sentence and the reason, the surest first.
-- Grain: one row a detection.
-- Parameters: window_days, processing_date, hold_reason ('' for any), row_limit, row_offset.
-- Cost: one scan of the slice's detections, and the evidence of those that were held back.
SELECT
    detection_id,
    toString(typology_type) AS typology_type,
    toString(hold_reason) AS hold_reason,
    subject_address,
    toUInt32(length(addresses_involved)) AS address_count,
    JSONExtractString(evidence_json, 'sentences', 1, 'text') AS description,
    confidence_score,
    chance_ratio,
    toString(entered_usd) AS entered_usd,
    start_time
FROM analyzers_typologies
WHERE
    window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND hold_reason != ''
    AND ({hold_reason:String} = '' OR hold_reason = {hold_reason:String})
ORDER BY confidence_score DESC, detection_id
LIMIT {row_limit:UInt64} OFFSET {row_offset:UInt64}
