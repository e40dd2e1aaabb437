-- Purpose: the newest evaluation of a slice.
-- Grain: one row a measure.
-- Parameters: the slice.
-- Cost: the granules of one slice in a small table.
WITH
    newest AS
    (
        SELECT max(evaluated_at) AS at
        FROM analyzers_evaluations
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    ),
    published AS
    (
        SELECT max(run_id) AS run_id
        FROM analyzers_alerts
        WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date}
    )
SELECT
    toUnixTimestamp64Milli(evaluated_at) AS evaluated_at_ms,
    truth,
    run_id = (SELECT run_id FROM published) AS is_current,
    toString(scope) AS scope,
    name,
    toString(measure) AS measure,
    value
FROM analyzers_evaluations
WHERE window_days = {window_days:UInt16} AND processing_date = {processing_date:Date} AND evaluated_at = (SELECT at FROM newest)
ORDER BY scope, name, measure
