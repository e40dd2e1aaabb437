-- Purpose: which slices are published, and how much is in each; a slice may have been published empty, or have lost its rows since.
-- Grain: one row a slice: newest date first, and of one date the longest window, which is shown where none is asked for.
-- Parameters: none.
-- Cost: each table is counted by partition, which the engine answers from its parts without reading rows. The view over the
--       patterns would read them, and has every column of seven tables to think about.
SELECT
    slice_days AS window_days,
    toString(slice_date) AS processing_date,
    sumIf(row_count, kind = 'feature') AS feature_count,
    sumIf(row_count, kind = 'pattern') AS pattern_count,
    sumIf(row_count, kind = 'alert') AS alert_count
FROM
(
    SELECT window_days AS slice_days, processing_date AS slice_date, 'feature' AS kind, count() AS row_count FROM analyzers_features GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_cycle GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_layering GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_network GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_proximity GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_motif GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_burst GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'pattern' AS kind, count() AS row_count FROM analyzers_patterns_threshold GROUP BY window_days, processing_date
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'alert' AS kind, count() AS row_count FROM analyzers_alerts GROUP BY window_days, processing_date
    UNION ALL
    SELECT analyzers_runs.window_days AS slice_days, analyzers_runs.processing_date AS slice_date, 'run' AS kind, toUInt64(0) AS row_count
    FROM analyzers_runs FINAL
    WHERE status = 'published'
    UNION ALL
    SELECT window_days AS slice_days, processing_date AS slice_date, 'record' AS kind, toUInt64(0) AS row_count
    FROM analyzers_slice_contents FINAL
    WHERE state = 'published' AND table_name != 'core_transfers' AND analyzers_slice_contents.row_count > 0
)
GROUP BY slice_days, slice_date
ORDER BY slice_date DESC, slice_days DESC
