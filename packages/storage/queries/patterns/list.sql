-- Purpose: patterns of a slice in a chosen order.
-- Grain: one row a pattern.
-- Parameters: the slice; pattern_types, address, pattern_id and text, empty where they do not apply; text (folded as addresses are, too) is a part of the id, of the type's words or of a label, or the
--   beginning or ending of an address; sign and sort_column, the order; after_key and after_id; row_limit.
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
  AND ({text:String} = '' OR positionCaseInsensitive(pattern_id, {text:String}) > 0
    OR positionCaseInsensitive(replaceAll(concat(toString(pattern_type), ' ', toString(pattern_subtype)), '_', ' '), {text:String}) > 0
    OR arrayExists(one -> startsWith(one, {folded:String}) OR endsWith(one, {folded:String}), addresses_involved)
    OR hasAny(addresses_involved, (SELECT groupArray(address) FROM core_best_labels_view WHERE positionCaseInsensitiveUTF8(label, {text:String}) > 0)))
  AND (sort_key, pattern_id) > ({after_key:Float64}, {after_id:String})
ORDER BY sort_key, pattern_id
LIMIT {row_limit:UInt32}
