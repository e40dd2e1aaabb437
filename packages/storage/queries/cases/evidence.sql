-- Purpose: the distinct evidence of the alerts of a case, by identity, and the span of time that it lies in.
-- Grain: one row.
-- Parameters: the slice; cluster_id; transfer_limit.
-- Cost: one scan of the slice's alerts.
SELECT
    arraySlice(arraySort(groupUniqArrayArray(evidence_transfers)), 1, {transfer_limit:UInt32}) AS transfer_ids,
    min(start_time) AS start_ms,
    max(end_time) AS end_ms
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND cluster_id = {cluster_id:String}
