-- Purpose: the cases of a slice, with the typologies of their alerts and how many of these are undecided.
-- Grain: one row a case; total_count is that of all pages.
-- Parameters: the slice; all_severities, the mildest first; cluster_id, severities, typologies, address and words (in lower case), empty where they do not apply; least_usd and least_open,
--   0 where they do not; sign and sort_column, the order, ties by rank; row_limit, row_offset.
-- Cost: one read of the slice's cases and of five columns of its alerts.
WITH
    decided AS
    (
        SELECT alert_id, argMax(status, (decided_at, disposition_id)) AS last_status, max(decided_at) AS last_decided_at
        FROM analyzers_alert_dispositions
        GROUP BY alert_id
    ),
    alerts_of_cases AS
    (
        SELECT
            alerts.cluster_id AS case_id,
            countIf(decided.last_status IN ('', 'open', 'in_review')) AS open_alerts,
            toUnixTimestamp64Milli(max(decided.last_decided_at)) AS decided_at_ms,
            min(alert_rank) AS best_rank,
            arrayDistinct(arrayMap(alert -> alert.2, arraySort(groupArray((alert_rank, typology_type))))) AS typology_types,
            lowerUTF8(arrayStringConcat(groupArray(description), '\n')) AS told
        FROM analyzers_alerts AS alerts
        LEFT JOIN decided ON decided.alert_id = alerts.alert_id
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        GROUP BY alerts.cluster_id
    ),
    indexOf({all_severities:Array(String)}, severity_max) AS severity_order,
    concat(told, '\n', lowerUTF8(concat(cluster_id, '\n', arrayStringConcat(addresses_involved, '\n')))) AS searched
SELECT
    cluster_id, cluster_type, primary_address, pattern_id, primary_alert_id, related_alert_ids, addresses_involved, total_alerts, total_volume_usd,
    severity_max, confidence_avg, earliest_alert_timestamp, latest_alert_timestamp, open_alerts, decided_at_ms, best_rank, typology_types, count() OVER () AS total_count
FROM analyzers_alert_clusters AS clusters
LEFT JOIN alerts_of_cases ON alerts_of_cases.case_id = clusters.cluster_id
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
  AND ({cluster_id:String} = '' OR cluster_id = {cluster_id:String})
  AND (empty({severities:Array(String)}) OR has({severities:Array(String)}, severity_max))
  AND (empty({typologies:Array(String)}) OR hasAny({typologies:Array(String)}, typology_types))
  AND ({address:String} = '' OR has(addresses_involved, {address:String}))
  AND total_volume_usd >= {least_usd:Float64}
  AND open_alerts >= {least_open:UInt32}
  AND arrayAll(word -> position(searched, word) > 0, {words:Array(String)})
ORDER BY {sign:Int8} * toFloat64({sort_column:Identifier}), best_rank, cluster_id
LIMIT {row_limit:UInt32} OFFSET {row_offset:UInt64}
