-- Purpose: the typology of each of several alerts, as the newest slice that has it says.
-- Grain: one row an alert that exists.
-- Parameters: alert_ids.
-- Cost: one look-up by the sorting key in each slice.
SELECT alert_id, toString(argMax(typology_type, (processing_date, window_days))) AS typology_type
FROM analyzers_alerts
WHERE has({alert_ids:Array(String)}, alert_id)
GROUP BY alert_id
