-- Purpose: the alerts and held-back detections of a slice that an address has a part in.
-- Grain: one row an alert or held-back detection, alerts first, the highest-ranked and the surest first.
-- Parameters: the slice; address.
-- Cost: one scan of the slice's alerts and detections.
SELECT *
FROM
(
    SELECT
        typology_type,
        if(has(addresses_involved, {address:String}), address_roles[indexOf(addresses_involved, {address:String})], 'counterparty') AS role,
        alert_id,
        '' AS hold_reason,
        chance_ratio,
        alert_confidence_score AS confidence_score,
        entered_usd,
        volume_usd,
        start_time,
        alert_rank AS place
    FROM analyzers_alerts
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        AND (has(addresses_involved, {address:String}) OR has(counterparty_addresses, {address:String}))
    UNION ALL
    SELECT
        typology_type,
        address_roles[indexOf(addresses_involved, {address:String})] AS role,
        '' AS alert_id,
        hold_reason,
        chance_ratio,
        confidence_score,
        entered_usd,
        entered_usd AS volume_usd,
        start_time,
        4294967295 AS place
    FROM analyzers_typologies
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        AND hold_reason != '' AND has(addresses_involved, {address:String})
)
ORDER BY place, confidence_score DESC, typology_type, start_time
LIMIT 200
