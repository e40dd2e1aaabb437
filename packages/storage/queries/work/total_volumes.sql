-- Purpose: each address's total volume as an exact decimal, for sums over neighbourhoods.
-- Grain: one row an address, in node order.
-- Parameters: the slice.
-- Cost: one ordered read.
SELECT total_volume_usd
FROM work_features_exact
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY node_id
