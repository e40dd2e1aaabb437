-- Purpose: the distinct evidence of some alerts, by identity, the span of time that it lies in, and how much of it there is.
-- Grain: one row.
-- Parameters: the slice; alert_ids; transfer_limit.
-- Cost: one scan of the slice's alerts, one of the transfers that they have beyond those they list.
WITH
    alerts AS
    (
        SELECT alert_id, evidence_transfers, evidence_transaction_count, start_time, end_time
        FROM analyzers_alerts
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND has({alert_ids:Array(String)}, alert_id)
    ),
    named AS
    (
        SELECT arrayJoin(evidence_transfers) AS transfer_id FROM alerts
        UNION ALL
        SELECT transfer_id
        FROM analyzers_alert_transfers
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND alert_id IN (SELECT alert_id FROM alerts)
    )
SELECT
    -- Where an earlier version wrote the slice, what its largest alert counts is known, and no more.
    greatest((SELECT uniqExact(transfer_id) FROM named), max(evidence_transaction_count)) AS evidence_count,
    arraySlice(arraySort(groupUniqArrayArray(evidence_transfers)), 1, {transfer_limit:UInt32}) AS transfer_ids,
    min(start_time) AS start_ms,
    max(end_time) AS end_ms
FROM alerts
