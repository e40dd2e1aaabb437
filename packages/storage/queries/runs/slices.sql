-- Purpose: which slices are published, and how much is in each.
-- Grain: one row a slice.
-- Parameters: none.
-- Cost: one scan of the partition columns of every result table.
SELECT
    slice_days AS window_days,
    toString(slice_date) AS processing_date,
    sum(is_feature) AS feature_count,
    sum(1 - is_feature) AS pattern_count
FROM
(
    SELECT analyzers_features.window_days AS slice_days, analyzers_features.processing_date AS slice_date, 1 AS is_feature FROM analyzers_features
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 0 AS is_feature FROM analyzers_pattern_detections
)
GROUP BY slice_days, slice_date
ORDER BY slice_date DESC, slice_days
