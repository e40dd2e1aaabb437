-- Purpose: the features of a published slice.
-- Grain: one row an address.
-- Parameters: the slice.
-- Cost: one ordered read of the slice.
SELECT *
FROM analyzers_features
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
ORDER BY address
