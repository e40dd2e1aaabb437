-- Purpose: which of some cases a run has ever made.
-- Grain: one row a case.
-- Parameters: cluster_ids.
-- Cost: look-ups by the sorting key in every slice.
SELECT DISTINCT cluster_id
FROM analyzers_alert_clusters
WHERE has({cluster_ids:Array(String)}, cluster_id)
