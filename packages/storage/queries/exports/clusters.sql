-- Purpose: the cases of a published slice.
-- Grain: one row a case.
-- Parameters: the slice.
-- Cost: one read and sort of the slice.
SELECT * EXCEPT (_version)
FROM analyzers_alert_clusters
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY cluster_id
