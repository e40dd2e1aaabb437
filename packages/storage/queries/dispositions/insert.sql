-- Purpose: append one decision to each of several alerts, all in one block, so all or none.
-- Grain: one row an alert.
-- Parameters: disposition_ids, alert_ids, typology_types, statuses, assignees, of one length; reason, note, decided_by; decided_at_ms.
-- Cost: a write.
INSERT INTO analyzers_alert_dispositions
    (alert_id, typology_type, status, reason, assignee, note, decided_by, decided_at, disposition_id)
SELECT
    decided.2, decided.3, decided.4, {reason:String}, decided.5, {note:String}, {decided_by:String},
    fromUnixTimestamp64Milli({decided_at_ms:Int64}, 'UTC'), decided.1
FROM
(
    SELECT arrayJoin(arrayZip({disposition_ids:Array(String)}, {alert_ids:Array(String)}, {typology_types:Array(String)},
        {statuses:Array(String)}, {assignees:Array(String)})) AS decided
)
