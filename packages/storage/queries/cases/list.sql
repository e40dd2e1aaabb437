-- Purpose: the cases of a slice, with how many of their alerts are undecided.
-- Grain: one row a case; total_count is that of all pages.
-- Parameters: the slice; cluster_id, severities and address, empty where they do not apply; sign and sort_column, the order; row_limit, row_offset.
-- Cost: one read of the slice's cases and of two columns of its alerts.
WITH
    decided AS
    (
        SELECT alert_id, argMax(status, (decided_at, disposition_id)) AS last_status
        FROM analyzers_alert_dispositions
        GROUP BY alert_id
    ),
    alerts_of_cases AS
    (
        SELECT
            alerts.cluster_id AS case_id,
            countIf(decided.last_status IN ('', 'open', 'in_review')) AS open_alerts,
            min(alert_rank) AS best_rank
        FROM analyzers_alerts AS alerts
        LEFT JOIN decided ON decided.alert_id = alerts.alert_id
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        GROUP BY alerts.cluster_id
    )
SELECT
    cluster_id, cluster_type, primary_address, pattern_id, primary_alert_id, related_alert_ids, addresses_involved, total_alerts, total_volume_usd,
    severity_max, confidence_avg, earliest_alert_timestamp, latest_alert_timestamp, open_alerts, best_rank, count() OVER () AS total_count
FROM analyzers_alert_clusters AS clusters
LEFT JOIN alerts_of_cases ON alerts_of_cases.case_id = clusters.cluster_id
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND ({cluster_id:String} = '' OR cluster_id = {cluster_id:String})
  AND (empty({severities:Array(String)}) OR has({severities:Array(String)}, severity_max))
  AND ({address:String} = '' OR has(addresses_involved, {address:String}))
ORDER BY {sign:Int8} * toFloat64({sort_column:Identifier}), cluster_id
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
