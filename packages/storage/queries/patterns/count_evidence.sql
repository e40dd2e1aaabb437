-- Purpose: how many patterns and listed evidence transfers a verification covers, and of how many.
-- Grain: one row.
-- Parameters: the slice; pattern_id, '' for all.
-- Cost: one scan of three columns of the slice's patterns.
SELECT count() AS pattern_count, sum(length(evidence_transfers)) AS transfer_count, sum(evidence_transaction_count) AS evidence_count
FROM analyzers_pattern_detections
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND ({pattern_id:String} = '' OR pattern_id = {pattern_id:String})
