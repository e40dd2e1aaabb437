-- Purpose: what each step of a run took when it last ran, by network.
-- Grain: one row a network and step.
-- Parameters: none.
-- Cost: one scan of a small table of every network, whichever database asks. There must be one network.
SELECT
    network, step, argMax(duration_seconds, started_at) AS duration_seconds, argMax(row_count, started_at) AS row_count,
    argMax(peak_rss_bytes, started_at) AS peak_rss_bytes
FROM merge(REGEXP('^analytics_'), '^analyzers_computation_audit$')
GROUP BY network, step
ORDER BY network, step
