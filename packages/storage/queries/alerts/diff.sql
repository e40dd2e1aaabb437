-- Purpose: how the alerts of one date differ from those of another, over the same length of window.
-- Grain: one row an alert of either date; change is new, grown, shrunk, same or gone.
-- Parameters: window_days; before_date; after_date; changes, in the order of the list.
-- Cost: one read of six columns of two slices.
WITH
    before AS (SELECT * FROM analyzers_alerts WHERE window_days = {window_days:UInt16} AND processing_date = {before_date:Date}),
    after AS (SELECT * FROM analyzers_alerts WHERE window_days = {window_days:UInt16} AND processing_date = {after_date:Date})
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
    if(after.alert_id = '', before.description, after.description) AS description
FROM before
FULL OUTER JOIN after ON after.alert_id = before.alert_id
ORDER BY indexOf({changes:Array(String)}, change), greatest(before.severity_score, after.severity_score) DESC, alert_id
