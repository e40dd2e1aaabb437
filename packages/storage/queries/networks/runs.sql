-- Purpose: how many runs of each network have each status, among its newest 200.
-- Grain: one row a network and status.
-- Parameters: none.
-- Cost: one scan of a small table of every network, whichever database asks. There must be one network.
SELECT network, status, count() AS run_count
FROM
(
    SELECT network, run_id, argMax(status, _version) AS status, max(started_at) AS started
    FROM merge(REGEXP('^analytics_'), '^analyzers_runs$')
    GROUP BY network, run_id
    ORDER BY started DESC, run_id
    LIMIT 200 BY network
)
GROUP BY network, status
ORDER BY network, status
