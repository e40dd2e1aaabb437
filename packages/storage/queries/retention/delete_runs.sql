-- Purpose: remove the rows of runs from one of the two tables that keep them.
-- Grain: one row of the table.
-- Parameters: table; run_ids.
-- Cost: rewrites the parts that hold them; small tables. Waits until that is done, so that what is said to be gone is gone.
ALTER TABLE {table:Identifier} DELETE WHERE run_id IN {run_ids:Array(String)}
SETTINGS mutations_sync = 2
