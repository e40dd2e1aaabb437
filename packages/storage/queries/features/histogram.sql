-- Purpose: the histogram of one feature of a slice, between two bounds.
-- Grain: one row a bin that is not empty.
-- Parameters: the slice; column, from the closed list of numeric features; is_log; low, high and bin_count, the bins, in logarithms where is_log.
-- Cost: one scan of one column of the slice.
SELECT
    toUInt32(least(toFloat64({bin_count:UInt32} - 1), greatest(toFloat64(0), floor((position - {low:Float64}) / ({high:Float64} - {low:Float64}) * {bin_count:UInt32})))) AS bin,
    count() AS address_count
FROM
(
    SELECT toFloat64({column:Identifier}) AS value, if({is_log:UInt8} = 1, if(value > 0, log10(value), nan), value) AS position
    FROM analyzers_features
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
)
WHERE NOT isNaN(position)
GROUP BY bin
ORDER BY bin
