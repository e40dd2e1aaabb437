-- Purpose: the alerts of other slices, so that a scheme that was seen before keeps its id. Slices that were published before addresses had one form
--   are read as if they had.
-- Grain: one row an alert and slice.
-- Parameters: the slice, which is left out; first_date and last_date, both included.
-- Cost: one read of six columns of the slices in that span.
WITH
    {folded_address:Lambda} AS folded,
    -- The contract ends a transfer's name.
    id -> concat(substring(id, 1, length(id) - length(splitByChar(':', id)[-1])), folded(splitByChar(':', id)[-1])) AS folded_id
SELECT
    alert_id, toString(typology_type) AS typology_type, arrayMap(folded, suspect_addresses) AS suspect_addresses,
    arrayMap(folded_id, evidence_transfers) AS evidence_transfers, toString(first_seen_date) AS first_seen_date, toString(last_seen_date) AS last_seen_date
FROM analyzers_alerts
WHERE processing_date >= {first_date:Date} AND processing_date <= {last_date:Date}
  AND NOT (window_days = {window_days:UInt16} AND processing_date = {processing_date:Date})
ORDER BY processing_date, window_days, alert_id
