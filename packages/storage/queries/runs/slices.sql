-- Purpose: which slices are published, and how much is in each; a slice may have been published empty.
-- Grain: one row a slice.
-- Parameters: none.
-- Cost: one scan of the partition columns of every result table.
SELECT
    slice_days AS window_days,
    toString(slice_date) AS processing_date,
    countIf(kind = 'feature') AS feature_count,
    countIf(kind = 'pattern') AS pattern_count
FROM
(
    SELECT analyzers_features.window_days AS slice_days, analyzers_features.processing_date AS slice_date, 'feature' AS kind FROM analyzers_features
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind FROM analyzers_pattern_detections
    UNION ALL
    SELECT analyzers_runs.window_days AS slice_days, analyzers_runs.processing_date AS slice_date, 'run' AS kind
    FROM analyzers_runs FINAL
    WHERE status = 'published'
)
GROUP BY slice_days, slice_date
ORDER BY slice_date DESC, slice_days
