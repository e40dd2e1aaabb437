-- Purpose: whether any transfer was loaded before.
-- Grain: one row if so, else none.
-- Parameters: none.
-- Cost: one granule.
SELECT 1 AS found FROM core_transfers LIMIT 1
