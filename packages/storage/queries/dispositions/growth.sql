-- Purpose: alerts of a slice that hold more than the last decision about them saw.
-- Grain: one row a decided alert with new evidence.
-- Parameters: window_days, processing_date.
-- Cost: one scan of the decisions, and of the evidence of the alerts that somebody decided on.
SELECT
    alerts.alert_id AS alert_id,
    toUInt32(length(arrayFilter(id -> NOT has(seen.transfers, id), alerts.evidence_transfers))) AS grown_transfers,
    toString(greatest(alerts.entered_usd - seen.usd, toDecimal128(0, 18))) AS grown_usd
FROM analyzers_alerts AS alerts
INNER JOIN
(
    SELECT
        alert_id,
        argMax(seen_transfers, (decided_at, disposition_id)) AS transfers,
        argMax(seen_entered_usd, (decided_at, disposition_id)) AS usd
    FROM analyzers_alert_dispositions
    GROUP BY alert_id
    HAVING notEmpty(transfers)
) AS seen ON seen.alert_id = alerts.alert_id
WHERE alerts.window_days = {window_days:UInt16} AND alerts.processing_date = {processing_date:Date} AND grown_transfers > 0
ORDER BY alert_id
