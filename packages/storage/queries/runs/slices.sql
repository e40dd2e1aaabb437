-- Purpose: which slices are published, and how much is in each.
-- Grain: one row a slice.
-- Parameters: none.
-- Cost: counts from part metadata, no column is read but the partition key's.
WITH
    features AS (SELECT window_days, processing_date, count() AS feature_count FROM analyzers_features GROUP BY window_days, processing_date),
    patterns AS (SELECT window_days, processing_date, count() AS pattern_count FROM analyzers_pattern_detections GROUP BY window_days, processing_date)
SELECT
    window_days,
    toString(processing_date) AS processing_date,
    sum(feature_count) AS feature_count,
    sum(pattern_count) AS pattern_count
FROM
(
    SELECT window_days, processing_date, feature_count, 0 AS pattern_count FROM features
    UNION ALL
    SELECT window_days, processing_date, 0 AS feature_count, pattern_count FROM patterns
) AS slices
GROUP BY window_days, processing_date
ORDER BY slices.processing_date DESC, window_days
