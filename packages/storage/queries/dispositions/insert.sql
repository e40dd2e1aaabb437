-- Purpose: append one decision to each of several alerts, all in one block, so all or none, with what the newest slice shows of each.
-- Grain: one row an alert.
-- Parameters: disposition_ids, alert_ids, typology_types, statuses, assignees, of one length; reason, note, decided_by; decided_at_ms.
-- Cost: a write, and one look-up by the sorting key in each slice.
INSERT INTO analyzers_alert_dispositions
    (alert_id, typology_type, status, reason, assignee, note, decided_by, decided_at, disposition_id, seen_transfers, seen_entered_usd, seen_confidence)
SELECT
    decided.2, decided.3, decided.4, {reason:String}, decided.5, {note:String}, {decided_by:String},
    fromUnixTimestamp64Milli({decided_at_ms:Int64}, 'UTC'), decided.1, seen.transfers, seen.usd, seen.confidence
FROM
(
    SELECT
        arrayJoin(arrayZip({disposition_ids:Array(String)}, {alert_ids:Array(String)}, {typology_types:Array(String)},
            {statuses:Array(String)}, {assignees:Array(String)})) AS decided,
        decided.2 AS alert_id
) AS decisions
LEFT JOIN
(
    SELECT
        alert_id,
        argMax(evidence_transfers, (processing_date, window_days)) AS transfers,
        argMax(entered_usd, (processing_date, window_days)) AS usd,
        argMax(JSONExtractRaw(evidence_json, 'confidence'), (processing_date, window_days)) AS confidence
    FROM analyzers_alerts
    WHERE has({alert_ids:Array(String)}, alert_id)
    GROUP BY alert_id
) AS seen ON seen.alert_id = decisions.alert_id
