-- Purpose: how many transfers of an alert are kept beside its row: all of an alert that has more than it lists.
-- Grain: one row.
-- Parameters: the slice; alert_id.
-- Cost: one read of the alert's places.
SELECT count() AS kept_count
FROM analyzers_alert_transfers
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND alert_id = {alert_id:String}
