-- Purpose: which alerts of some cases each published date had.
-- Grain: one row a date, the first of them first.
-- Parameters: window_days; cluster_ids; alert_ids: alerts that may stand in other cases.
-- Cost: one scan of three columns of the alerts of all slices of that length.
SELECT
    toString(alerts.processing_date) AS date,
    arraySort(groupArray((alerts.alert_id, alerts.cluster_id))) AS alerts_of_date,
    arrayMap(one -> one.1, alerts_of_date) AS alert_ids,
    arrayMap(one -> one.2, alerts_of_date) AS cluster_ids
FROM analyzers_alerts AS alerts
WHERE alerts.window_days = {window_days:UInt16}
  AND (has({cluster_ids:Array(String)}, alerts.cluster_id) OR has({alert_ids:Array(String)}, alerts.alert_id))
GROUP BY alerts.processing_date
ORDER BY alerts.processing_date
LIMIT 4000
