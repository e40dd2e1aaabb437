-- Purpose: patterns of a slice in a chosen order.
-- Grain: one row a pattern.
-- Parameters: the slice; pattern_types, address and pattern_id, empty where they do not apply; sign and sort_column, the order; after_key and after_id; row_limit.
-- Cost: one read of the slice's patterns without their evidence.
SELECT
    pattern_id, pattern_type, pattern_subtype, addresses_involved, address_roles, proof_grade, confidence_score, evidence_volume_usd,
    evidence_transaction_count, evidence_is_complete, pattern_start_time, pattern_end_time, pattern_duration_hours, occurrence_count, detection_method,
    {sign:Int8} * toFloat64({sort_column:Identifier}) AS sort_key
FROM analyzers_pattern_detections
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND (empty({pattern_types:Array(String)}) OR has({pattern_types:Array(String)}, pattern_type))
  AND ({address:String} = '' OR has(addresses_involved, {address:String}))
  AND ({pattern_id:String} = '' OR pattern_id = {pattern_id:String})
  AND (sort_key, pattern_id) > ({after_key:Float64}, {after_id:String})
ORDER BY sort_key, pattern_id
LIMIT {row_limit:UInt32}
