-- Purpose: when each network last published a slice of each window length.
-- Grain: one row a network and window length.
-- Parameters: none.
-- Cost: one scan of a small table of every network, whichever database asks. There must be one network.
SELECT network, window_days, max(toUnixTimestamp64Milli(assumeNotNull(ended_at))) AS published_ms
FROM merge(REGEXP('^analytics_'), '^analyzers_runs$')
WHERE status = 'published' AND isNotNull(ended_at)
GROUP BY network, window_days
ORDER BY network, window_days
