-- Purpose: the cases of a slice as its run wrote them.
-- Grain: one row a case.
-- Parameters: the slice.
-- Cost: one read of the slice's cases; made once a publication.
SELECT
    cluster_id, toString(cluster_type) AS cluster_type, primary_address, pattern_id, primary_alert_id, related_alert_ids, addresses_involved, total_alerts,
    total_volume_usd, toString(severity_max) AS severity_max, confidence_avg, earliest_alert_timestamp, latest_alert_timestamp
FROM analyzers_alert_clusters
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY cluster_id
