-- Purpose: alerts that are new, that grew, and that are gone, against the slice before.
-- Grain: one row an alert, at most row_limit of each change, with the number of all.
-- Parameters: the slice; previous_date; row_limit.
-- Cost: one join of two slices' alerts.
SELECT
    multiIf(before.alert_id = '', 'new', now.alert_id = '', 'gone', 'grown') AS change,
    if(now.alert_id = '', before.alert_id, now.alert_id) AS alert_id,
    toString(if(now.alert_id = '', before.typology_type, now.typology_type)) AS typology_type,
    toString(if(now.alert_id = '', before.severity, now.severity)) AS severity,
    if(now.alert_id = '', before.address, now.address) AS address,
    now.volume_usd AS volume_usd,
    before.volume_usd AS previous_volume_usd,
    count() OVER (PARTITION BY change) AS change_count
FROM
(
    SELECT alert_id, typology_type, severity, address, volume_usd, alert_rank FROM analyzers_alerts
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
) AS now
FULL OUTER JOIN
(
    SELECT alert_id, typology_type, severity, address, volume_usd, alert_rank FROM analyzers_alerts
    WHERE window_days = {window_days:UInt16} AND processing_date = {previous_date:Date}
) AS before ON before.alert_id = now.alert_id
WHERE before.alert_id = '' OR now.alert_id = '' OR now.volume_usd > before.volume_usd
ORDER BY change, if(now.alert_id = '', before.alert_rank, now.alert_rank), alert_id
LIMIT {row_limit:UInt32} BY change
