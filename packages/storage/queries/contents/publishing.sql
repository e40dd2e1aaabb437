-- Purpose: which slices are being swapped in right now, and a mark that changes when a run publishes.
-- Grain: one row.
-- Parameters: none.
-- Cost: one read of a small table.
SELECT
    groupArrayIf(concat(toString(processing_date), '/', toString(window_days)), status = 'publishing') AS slices,
    hex(sipHash64(groupArray((run_id, status, _version)))) AS mark
FROM (SELECT run_id, status, _version, processing_date, window_days FROM analyzers_runs FINAL ORDER BY run_id)
