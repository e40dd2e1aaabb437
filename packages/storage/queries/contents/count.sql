-- Purpose: how many rows of a slice a table holds, and which runs wrote them.
-- Grain: one row.
-- Parameters: the slice; table.
-- Cost: one read of one column of the slice.
SELECT count() AS row_count, groupUniqArray(run_id) AS run_ids
FROM {table:Identifier}
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
