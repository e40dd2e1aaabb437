-- Purpose: the features of one address in a slice.
-- Grain: at most one row.
-- Parameters: the slice; address.
-- Cost: one granule of every column.
SELECT *
FROM analyzers_features
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND address = {address:String}
LIMIT 1
