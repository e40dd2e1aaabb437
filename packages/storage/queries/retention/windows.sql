-- Purpose: the window lengths that runs were made for.
-- Grain: one row a length.
-- Parameters: none.
-- Cost: one scan of a small table.
SELECT DISTINCT window_days FROM analyzers_runs ORDER BY window_days
