-- Purpose: how the alerts of one date differ from those of another, over the same length of window.
-- Grain: one row an alert of either date; change is new, grown, shrunk, same or gone.
-- Parameters: window_days; before_date; after_date; after_start_ms, where the later window begins; changes, in the order of the list.
-- Cost: one read of seven columns of two slices; the evidence of what is gone is looked up among the later detections.
WITH
    before AS (SELECT * FROM analyzers_alerts WHERE window_days = {window_days:UInt16} AND processing_date = {before_date:Date}),
    after AS (SELECT * FROM analyzers_alerts WHERE window_days = {window_days:UInt16} AND processing_date = {after_date:Date}),
    gone AS (SELECT alert_id, arrayJoin(evidence_transfers) AS transfer FROM before WHERE alert_id NOT IN (SELECT alert_id FROM after)),
    found AS (
        SELECT detection_id, alert_id, toString(hold_reason) AS hold_reason, arrayJoin(evidence_transfers) AS transfer
        FROM analyzers_typologies
        WHERE window_days = {window_days:UInt16} AND processing_date = {after_date:Date}),
    -- What holds most of the evidence of what is gone; of equals, what was raised.
    holder AS (
        SELECT alert_id, argMax((found_alert_id, hold_reason), (shared, found_alert_id != '', detection_id)) AS best
        FROM (
            SELECT gone.alert_id AS alert_id, found.detection_id AS detection_id, any(found.alert_id) AS found_alert_id,
                any(found.hold_reason) AS hold_reason, count() AS shared
            FROM gone INNER JOIN found ON found.transfer = gone.transfer
            GROUP BY alert_id, detection_id)
        GROUP BY alert_id)
SELECT
    if(after.alert_id = '', before.alert_id, after.alert_id) AS alert_id,
    toString(if(after.alert_id = '', before.typology_type, after.typology_type)) AS typology_type,
    toString(if(after.alert_id = '', before.severity, after.severity)) AS severity,
    multiIf(
        before.alert_id = '', 'new',
        after.alert_id = '', 'gone',
        after.evidence_transaction_count > before.evidence_transaction_count OR after.volume_usd > before.volume_usd, 'grown',
        after.evidence_transaction_count < before.evidence_transaction_count OR after.volume_usd < before.volume_usd, 'shrunk',
        'same') AS change,
    if(after.alert_id = '', before.address, after.address) AS address,
    after.evidence_transaction_count AS evidence_transaction_count,
    before.evidence_transaction_count AS previous_transaction_count,
    after.volume_usd AS volume_usd,
    before.volume_usd AS previous_volume_usd,
    if(after.alert_id = '', before.description, after.description) AS description,
    multiIf(
        change != 'gone', '',
        before.end_time < {after_start_ms:UInt64}, 'left_window',
        holder.alert_id = '', 'not_found',
        holder.best.1 != '', 'part_of',
        holder.best.2 != '', holder.best.2,
        'over_budget') AS gone_reason,
    if(gone_reason = 'part_of', holder.best.1, '') AS gone_into
FROM before
FULL OUTER JOIN after ON after.alert_id = before.alert_id
LEFT JOIN holder ON holder.alert_id = before.alert_id
ORDER BY indexOf({changes:Array(String)}, change), greatest(before.severity_score, after.severity_score) DESC, alert_id
