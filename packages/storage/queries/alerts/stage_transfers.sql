-- Purpose: stage every transfer of an alert, listed in its row or not.
-- Grain: one row a transfer of the alert, in order of time.
-- Parameters: the slice; run_id, version, alert_id; the alert's transfer rows lie in work_evidence.
-- Cost: one read of the rows' granules.
INSERT INTO staging_analyzers_alert_transfers
SELECT
    window_days, processing_date, {run_id:String} AS run_id, {alert_id:String} AS alert_id,
    toUInt32(row_number() OVER (ORDER BY transfer_row)) AS place,
    concat(tx_id, ':', event_index, ':', edge_index, ':', toString(asset_contract)) AS transfer_id,
    {version:UInt64} AS _version
FROM work_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND transfer_row IN (SELECT transfer_row FROM work_evidence WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date})
