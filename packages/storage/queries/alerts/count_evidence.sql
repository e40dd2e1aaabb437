-- Purpose: how many alerts and listed evidence transfers a verification covers.
-- Grain: one row.
-- Parameters: the slice; alert_id, '' for all.
-- Cost: one scan of two columns of the slice's alerts.
SELECT count() AS alert_count, sum(length(evidence_transfers)) AS transfer_count
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND ({alert_id:String} = '' OR alert_id = {alert_id:String})
