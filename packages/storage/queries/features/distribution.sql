-- Purpose: how one feature is distributed over a slice.
-- Grain: one row.
-- Parameters: the slice; column, from the closed list of numeric features; levels of the quantiles are fixed.
-- Cost: one scan of one column of the slice.
SELECT
    count() AS address_count,
    countIf(value = 0) AS zero_count,
    countIf(value > 0) AS positive_count,
    min(value) AS smallest,
    max(value) AS largest,
    minIf(value, value > 0) AS smallest_positive,
    quantilesExact(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999)(value) AS quantiles
FROM
(
    SELECT toFloat64({column:Identifier}) AS value FROM analyzers_features
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
)
