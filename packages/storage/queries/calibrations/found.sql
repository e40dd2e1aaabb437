-- Purpose: what a slice found of each typology and what became of it, to hold against what chance shows.
-- Grain: one row a typology.
-- Parameters: window_days, processing_date.
-- Cost: one scan of three columns of the slice's detections.
SELECT
    toString(typology_type) AS typology_type,
    count() AS found_count,
    countIf(alert_id != '') AS raised_count,
    countIf(hold_reason = 'chance') AS chance_count
FROM analyzers_typologies
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
GROUP BY typology_type
ORDER BY typology_type
