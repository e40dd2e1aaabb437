-- Purpose: addresses by two features within ranges: those with alerts first, then a sample that is the same every time.
-- Grain: one row an address; address_count is that of all within the ranges.
-- Parameters: the slice; x_column and y_column, from the closed list of numeric features; ranges; row_limit.
-- Cost: one scan of three columns of the slice.
SELECT address, x, y, address_type, has_alert, count() OVER () AS address_count
FROM
(
    SELECT
        address, address_type, toFloat64({x_column:Identifier}) AS x, toFloat64({y_column:Identifier}) AS y,
        address IN
        (
            SELECT arrayJoin(addresses_involved) FROM analyzers_alerts
            WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
        ) AS has_alert
    FROM analyzers_features
    WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
)
WHERE x >= {x_min:Float64} AND x <= {x_max:Float64} AND y >= {y_min:Float64} AND y <= {y_max:Float64}
ORDER BY has_alert DESC, sipHash64(address), address
LIMIT {row_limit:UInt32}
