-- Purpose: how many rows one of the tables keeps of the given runs.
-- Grain: one row.
-- Parameters: table; run_ids.
-- Cost: one scan of a small table.
SELECT count() AS row_count FROM {table:Identifier} WHERE run_id IN {run_ids:Array(String)}
