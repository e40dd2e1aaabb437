-- Purpose: one pattern with every column of its type.
-- Grain: at most one row.
-- Parameters: the slice; pattern_id; table, from the closed list of pattern tables: their columns differ, so all are taken.
-- Cost: one look-up by the sorting key.
SELECT *
FROM {table:Identifier}
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND pattern_id = {pattern_id:String}
LIMIT 1
