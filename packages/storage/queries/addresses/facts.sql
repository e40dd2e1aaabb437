-- Purpose: what a slice knows of some addresses, those included that it does not hold.
-- Grain: one row an address.
-- Parameters: the slice; addresses.
-- Cost: one look-up of each by the sorting key, one scan of two columns of the slice's alerts.
WITH
    asked AS (SELECT arrayJoin({addresses:Array(String)}) AS address),
    held AS
    (
        SELECT address, unique_counterparties, total_volume_usd
        FROM analyzers_features
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND address IN {addresses:Array(String)}
    ),
    labelled AS
    (
        SELECT address, label, address_type, risk_level FROM core_best_labels_view WHERE address IN {addresses:Array(String)}
    ),
    behaving AS
    (
        SELECT address, role FROM analyzers_address_roles
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND address IN {addresses:Array(String)}
    ),
    alerted AS
    (
        SELECT
            arrayJoin(addresses_involved) AS address,
            count() AS alert_count,
            countIf(has(suspect_addresses, address)) AS suspect_count
        FROM analyzers_alerts
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        GROUP BY address
    )
SELECT
    asked.address AS address, held.address != '' AS is_in_slice, labelled.label AS label,
    if(labelled.address_type != '', labelled.address_type, behaving.role) AS role, labelled.risk_level AS risk_level,
    held.unique_counterparties AS counterparty_count, toString(held.total_volume_usd) AS total_volume_usd,
    alerted.alert_count AS alert_count, alerted.suspect_count AS suspect_count
FROM asked
LEFT JOIN held ON held.address = asked.address
LEFT JOIN labelled ON labelled.address = asked.address
LEFT JOIN behaving ON behaving.address = asked.address
LEFT JOIN alerted ON alerted.address = asked.address
ORDER BY address
