-- Purpose: when each slice was last published, without what a run wrote of itself.
-- Grain: one row a slice, oldest date first.
-- Parameters: none.
-- Cost: one scan of three columns of the runs.
SELECT
    runs.window_days AS window_days,
    toString(runs.processing_date) AS date,
    assumeNotNull(argMax(runs.run_id, runs.ended_at)) AS run_id,
    toUnixTimestamp64Milli(assumeNotNull(max(runs.ended_at))) AS ended_ms
FROM analyzers_runs AS runs FINAL
WHERE runs.status = 'published'
GROUP BY runs.window_days, runs.processing_date
ORDER BY runs.processing_date, runs.window_days
