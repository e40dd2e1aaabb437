-- Purpose: what is known of some addresses: degree, volume, label, alerts.
-- Grain: one row an address that the slice has features of.
-- Parameters: the slice; addresses.
-- Cost: one look-up of each by the sorting key, one scan of a column of the slice's alerts.
WITH
    labelled AS
    (
        SELECT address, label AS best_label FROM core_best_labels_view WHERE address IN {addresses:Array(String)}
    ),
    alerted AS
    (
        SELECT arrayJoin(addresses_involved) AS alerted_address, count() AS alert_count
        FROM analyzers_alerts
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        GROUP BY alerted_address
    )
SELECT
    features.address AS address, unique_counterparties AS counterparty_count, total_volume_usd, labelled.best_label AS label, address_type, risk_level,
    alerted.alert_count AS alert_count
FROM analyzers_features AS features
LEFT JOIN labelled ON labelled.address = features.address
LEFT JOIN alerted ON alerted.alerted_address = features.address
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND features.address IN {addresses:Array(String)}
