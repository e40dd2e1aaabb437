-- Purpose: the alerts of a slice that tell where their money went, with the transfers that this rests on.
-- Grain: one row an alert, by id.
-- Parameters: the slice; alert_id, '' for all.
-- Cost: the evidence of one slice.
SELECT
    alert_id,
    evidence_transfers,
    evidence_json
FROM analyzers_alerts
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND ({alert_id:String} = '' OR alert_id = {alert_id:String})
  AND JSONHas(evidence_json, 'trace')
ORDER BY alert_id
